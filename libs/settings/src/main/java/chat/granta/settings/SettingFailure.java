package chat.granta.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Says in one line which setting is wrong, which value it has, and what it may have. */
public final class SettingFailure {
    private SettingFailure() {}

    /** Null when the failure is not about a setting. */
    public static @Nullable String of(Throwable failure) {
        BindException binding = null;
        BindValidationException validation = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingException) {
                return String.valueOf(cause.getMessage());
            }
            binding = cause instanceof BindException found ? found : binding;
            validation = cause instanceof BindValidationException found ? found : validation;
        }
        if (validation != null) {
            return line(validation.getValidationErrors());
        }
        return binding == null ? null : line(binding);
    }

    private static String line(ValidationErrors errors) {
        ObjectError first = errors.getAllErrors().getFirst();
        if (!(first instanceof FieldError field)) {
            return errors.getName() + ": " + first.getDefaultMessage();
        }
        String setting = errors.getName() + "." + dashed(field.getField());
        // As it was written: a second is PT1S by now.
        Object value = errors.getBoundProperties().stream()
                .filter(property -> property.getName().toString().equals(setting)).map(ConfigurationProperty::getValue)
                .findFirst().orElse(field.getRejectedValue());
        return line(setting, value, String.valueOf(field.getDefaultMessage()));
    }

    private static String line(BindException binding) {
        var property = binding.getProperty();
        return property == null
                ? ofWhole(binding)
                : line(property.getName().toString(), property.getValue(), wanted(binding));
    }

    /** Of settings that do not go together, or that a library judges which knows no {@link SettingException}. */
    private static String ofWhole(BindException binding) {
        String name = binding.getName().toString();
        String reason = innermost(binding);
        return reason.startsWith(name) ? reason : name + ": " + reason;
    }

    private static String line(String setting, @Nullable Object value, String wanted) {
        return String.valueOf(SettingException.wrong(setting, value, wanted).getMessage());
    }

    /** What a value of this kind looks like; for kinds of our own what their class says of it. */
    private static String wanted(BindException binding) {
        Class<?> type = type(binding.getTarget().getType());
        if (type == Integer.class || type == Long.class || type == Short.class) {
            return "must be a whole number";
        }
        if (type == Double.class) {
            return "must be a number, such as 0.5";
        }
        if (type == Boolean.class) {
            return "must be true or false";
        }
        if (type == Duration.class) {
            return "must be a length of time, such as 500ms, 30s, 5m or 7d";
        }
        if (type == DataSize.class) {
            return "must be a size, such as 512KB or 10MB";
        }
        if (type.isEnum()) {
            return "must be one of " + Arrays.stream(type.getEnumConstants())
                    .map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", "));
        }
        return "cannot be understood: " + innermost(binding);
    }

    /** What a value is, or each of several. */
    private static Class<?> type(ResolvableType target) {
        ResolvableType one = Collection.class.isAssignableFrom(target.toClass()) ? target.getGeneric(0) : target;
        return ClassUtils.resolvePrimitiveIfNecessary(one.toClass());
    }

    private static String innermost(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage()).lines().findFirst().orElse(innermost.toString());
    }

    private static String dashed(String field) {
        return ConfigurationPropertyName.adapt(field.replaceAll("([A-Z])", "-$1"), '.').toString();
    }
}
