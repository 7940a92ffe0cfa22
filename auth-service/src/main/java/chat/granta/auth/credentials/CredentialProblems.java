package chat.granta.auth.credentials;

import chat.granta.model.InvalidJidException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Errors as problem details (RFC 9457), which repeat nothing of the request. */
@RestControllerAdvice(basePackageClasses = CredentialProblems.class)
class CredentialProblems {
    @ExceptionHandler
    ProblemDetail malformedName(InvalidJidException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Not a localpart: " + e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail malformedKeys(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Not keys: " + e.getMessage());
    }

    /** The keys are lost; a gateway derives them again at the next login. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ProblemDetail databaseAway(RuntimeException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
                "The database does not answer; the keys are not kept");
    }
}
