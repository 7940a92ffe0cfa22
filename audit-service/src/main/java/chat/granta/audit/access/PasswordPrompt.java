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
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;

/** Asks for a password (RFC 7617), or to wait when too many were wrong (RFC 6585 section 4). */
final class PasswordPrompt implements AuthenticationEntryPoint {
    private static final String WAIT = """
            {"type":"about:blank","title":"Too Many Requests","status":429,\
            "detail":"too many wrong passwords; try again later"}""";

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
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(window.toSeconds()));
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(WAIT.getBytes(StandardCharsets.UTF_8));
        } else {
            prompt.commence(request, response, why);
        }
    }
}
