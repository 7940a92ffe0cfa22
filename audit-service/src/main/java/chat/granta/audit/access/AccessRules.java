package chat.granta.audit.access;

import static chat.granta.audit.access.Role.AUDITOR;
import static chat.granta.audit.access.Role.OPERATOR;
import static chat.granta.audit.access.Role.STATISTICIAN;

import java.util.Arrays;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** Which role may ask what. What no line names is denied to everybody. */
final class AccessRules {
    private AccessRules() {}

    static void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(HttpMethod.GET, "/api/v1/policy", "/v3/api-docs", "/", "/style.css", "/api",
                "/api.js")
                .hasAnyRole(names(AUDITOR, STATISTICIAN, OPERATOR))
                .requestMatchers(HttpMethod.GET, "/api/v1/statistics", "/api/v1/statistics/*", "/statistics")
                .hasAnyRole(names(AUDITOR, STATISTICIAN))
                .requestMatchers(HttpMethod.GET, "/api/v1/events", "/api/v1/sessions", "/api/v1/users/*",
                        "/api/v1/cases", "/api/v1/cases/*", "/api/v1/cases/*/messages", "/events", "/cases", "/cases/*",
                        "/cases/*/messages")
                .hasAnyRole(names(AUDITOR))
                .requestMatchers(HttpMethod.POST, "/api/v1/cases", "/api/v1/cases/*/*", "/cases", "/cases/*/*")
                .hasAnyRole(names(AUDITOR))
                .requestMatchers(HttpMethod.GET, "/api/v1/auditors").hasAnyRole(names(OPERATOR))
                .requestMatchers(HttpMethod.PUT, "/api/v1/auditors/*").hasAnyRole(names(OPERATOR))
                .requestMatchers(HttpMethod.DELETE, "/api/v1/auditors/*").hasAnyRole(names(OPERATOR))
                .anyRequest().denyAll();
    }

    private static String[] names(Role... roles) {
        return Arrays.stream(roles).map(Role::name).toArray(String[]::new);
    }
}
