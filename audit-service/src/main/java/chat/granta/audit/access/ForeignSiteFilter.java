package chat.granta.audit.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site has an auditor's browser send, which adds the auditor's password by itself. Browsers say where a request is from
 * (Fetch Metadata; {@code Origin} with what changes something); other clients do not, and send a password only if told to.
 */
final class ForeignSiteFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isForeign(request) && !isEntrance(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN,
                    "the request was sent by a page of another site; open the auditors' page itself");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !isOwn(origin, request.getHeader("Host"));
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        return origin.equals("http://" + host) || origin.equals("https://" + host);
    }

    /** A link to the page, with which nothing is asked yet. */
    private static boolean isEntrance(HttpServletRequest request) {
        return request.getMethod().equals("GET") && request.getRequestURI().equals("/")
                && request.getQueryString() == null;
    }
}
