package chat.granta.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * RFC 8259: what is wrong with a body of JSON, and where, as a problem detail (RFC 9457). It names fields, and repeats no value, as
 * that may be a password.
 *
 * <p>Spring has an answer of its own, which says neither; this one takes precedence.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice
public final class UnreadableBody {
    @ExceptionHandler
    public static ProblemDetail problem(HttpMessageNotReadableException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, why(e.getCause()));
    }

    /** @param cause of Spring's exception; none when there is no body */
    static String why(@Nullable Throwable cause) {
        return switch (cause) {
            case StreamReadException syntax -> "The body is no JSON" + where(syntax);
            case MismatchedInputException mismatch -> place(mismatch) + " must be " + wanted(mismatch.getTargetType());
            case DatabindException other -> place(other) + " is not as it must be";
            case null, default -> "A body of JSON is wanted here";
        };
    }

    private static String where(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : ": see line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
    }

    /** The way to the value: {@code roles[1]} of {@code {"roles": ["auditor", 7]}}. */
    private static String place(JacksonException e) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "The body" : path.toString();
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.stream(type.getEnumConstants()).map(String::valueOf)
                    .collect(Collectors.joining(", "));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type == String.class) {
            return "text";
        }
        if (type == byte[].class) {
            return "text in base64";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "something else";
    }
}
