package chat.granta.auth.users;

import chat.granta.access.Problems;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What goes wrong with users, as problem details (RFC 9457). */
@RestControllerAdvice(basePackageClasses = UserProblems.class)
class UserProblems extends Problems {
    private static final Logger log = LoggerFactory.getLogger(UserProblems.class);

    @ExceptionHandler
    ProblemDetail notFound(NoSuchElementException e) {
        return problem(HttpStatus.NOT_FOUND, e);
    }

    @ExceptionHandler
    ProblemDetail cannotWrite(IOException e) {
        log.error("the password file cannot be written (granta.auth.password-file)", e);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR,
                "The password file cannot be written (granta.auth.password-file); the log says why");
    }
}
