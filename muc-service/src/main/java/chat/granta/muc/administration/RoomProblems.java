package chat.granta.muc.administration;

import chat.granta.model.InvalidJidException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Errors as problem details (RFC 9457). */
@RestControllerAdvice(basePackageClasses = RoomProblems.class)
class RoomProblems {
    private static final Logger LOG = LoggerFactory.getLogger(RoomProblems.class);

    @ExceptionHandler
    ProblemDetail refused(RefusedByRoomException e) {
        return problem(switch (e.condition()) {
            case "item-not-found" -> HttpStatus.NOT_FOUND;
            case "conflict", "not-allowed" -> HttpStatus.CONFLICT;
            case "gone" -> HttpStatus.GONE;
            case "bad-request", "not-acceptable", "jid-malformed" -> HttpStatus.BAD_REQUEST;
            case "remote-server-timeout" -> HttpStatus.GATEWAY_TIMEOUT;
            default -> HttpStatus.SERVICE_UNAVAILABLE;
        }, e);
    }

    @ExceptionHandler({IllegalArgumentException.class, InvalidJidException.class})
    ProblemDetail badRequest(RuntimeException e) {
        return problem(HttpStatus.BAD_REQUEST, e);
    }

    @ExceptionHandler
    ProblemDetail notSent(IllegalStateException e) {
        LOG.warn("an operator's request was not sent", e);
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
                "Kafka does not answer; try again later");
    }

    @ExceptionHandler({DataAccessException.class, CannotCreateTransactionException.class})
    ProblemDetail databaseAway(RuntimeException e) {
        LOG.warn("the database does not answer: {}", e.toString());
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
                "The database does not answer; try again later");
    }

    private static ProblemDetail problem(HttpStatus status, Exception e) {
        return ProblemDetail.forStatusAndDetail(status, String.valueOf(e.getMessage()));
    }
}
