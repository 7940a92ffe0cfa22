package chat.granta.audit.access;

import chat.granta.audit.access.GuardedPasswords.TooManyGuessesException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;

/** Asks for a password (RFC 7617), or to wait when too many were wrong (RFC 6585 section 4) or nobody can say whether it is right. */
final class PasswordPrompt implements AuthenticationEntryPoint {
    private static final String WAIT = """
            {"type":"about:blank","title":"Too Many Requests","status":429,\
            "detail":"too many wrong passwords; try again later"}""";
    private static final String DATABASE_AWAY = """
            {"type":"about:blank","title":"Service Unavailable","status":503,\
            "detail":"the database does not answer; try again later"}""";

    private final BasicAuthenticationEntryPoint prompt = new BasicAuthenticationEntryPoint();
    private final Duration window;

    /** @param window in which wrong passwords are counted */
    PasswordPrompt(String realm, Duration window) {
        this.window = window;
        prompt.setRealmName(realm);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyGuessesException) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(window.toSeconds()));
            answer(response, HttpStatus.TOO_MANY_REQUESTS, WAIT);
        } else if (why instanceof InternalAuthenticationServiceException) {
            answer(response, HttpStatus.SERVICE_UNAVAILABLE, DATABASE_AWAY);
        } else {
            prompt.commence(request, response, why);
        }
    }

    private static void answer(HttpServletResponse response, HttpStatus status, String problem) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
    }
}
