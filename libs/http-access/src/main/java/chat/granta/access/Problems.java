package chat.granta.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** RFC 9457: the errors that all HTTP interfaces of services tell in the same way, as problem details. Each adds what only it knows. */
public abstract class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    public final ProblemDetail badRequest(IllegalArgumentException e) {
        return problem(HttpStatus.BAD_REQUEST, e);
    }

    @ExceptionHandler({DataAccessException.class, CannotCreateTransactionException.class})
    public final ProblemDetail databaseAway(RuntimeException e) {
        LOG.warn("the database does not answer: {}", e.toString());
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer; try again later");
    }

    /** A problem whose detail is what the exception says. */
    protected static ProblemDetail problem(HttpStatus status, Exception e) {
        return problem(status, String.valueOf(e.getMessage()));
    }

    /** A problem with a detail for whoever has asked. */
    protected static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }
}
