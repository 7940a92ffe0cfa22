package chat.granta.auth;

import java.util.Map;

/** Spring's settings as this service wants them when nobody says otherwise; standalone adds its own on top. */
public final class AuthServiceDefaults {
    private AuthServiceDefaults() {}

    public static Map<String, Object> asMap() {
        return Map.ofEntries(
                Map.entry("spring.application.name", "auth-service"),
                Map.entry("server.port", "${granta.auth.port:8084}"),
                Map.entry("management.server.port", "8080"),
                Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
                Map.entry("spring.datasource.url", "jdbc:postgresql://localhost:5432/granta"),
                Map.entry("spring.datasource.username", "granta"),
                Map.entry("spring.datasource.hikari.maximum-pool-size", "8"),
                Map.entry("spring.datasource.hikari.minimum-idle", "1"),
                // Who waits for a database that is away is a gateway, and behind it somebody who logs in.
                Map.entry("spring.datasource.hikari.connection-timeout", "3000"),
                // PostgreSQL's errors may come with the row, and the row with keys.
                Map.entry("spring.datasource.hikari.data-source-properties.logServerErrorDetail", "false"),
                Map.entry("spring.mvc.problemdetails.enabled", "true"),
                Map.entry("spring.threads.virtual.enabled", "true"));
    }
}
