package chat.granta.audit.api;

import chat.granta.access.Problems;
import chat.granta.audit.cases.ClosedCaseException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What went wrong, as a problem detail (RFC 9457). */
@RestControllerAdvice
class ApiErrors extends Problems {
    @ExceptionHandler
    ProblemDetail closed(ClosedCaseException e) {
        return problem(HttpStatus.CONFLICT, e);
    }
}
