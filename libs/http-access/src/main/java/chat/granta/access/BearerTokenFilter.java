package chat.granta.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets requests with the token through; others get 401 as a problem detail (RFC 9457). */
public final class BearerTokenFilter extends OncePerRequestFilter {
    private final BearerToken token;
    private final String problem;

    /** @param setting the name of the token's setting, which the refusal names */
    public BearerTokenFilter(BearerToken token, String setting) {
        this.token = token;
        this.problem = """
                {"title":"Unauthorized","status":401,"detail":"Show the token of the setting %s as Authorization: Bearer"}"""
                .formatted(setting);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (token.isShownBy(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter().write(problem);
    }
}
