package chat.granta.muc.administration;

import chat.granta.access.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What goes wrong with rooms, as problem details (RFC 9457). */
@RestControllerAdvice(basePackageClasses = RoomProblems.class)
class RoomProblems extends Problems {
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

    @ExceptionHandler
    ProblemDetail notSent(IllegalStateException e) {
        LOG.warn("an operator's request was not sent", e);
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "Kafka does not answer; try again later");
    }
}
