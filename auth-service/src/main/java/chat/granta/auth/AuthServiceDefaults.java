package chat.granta.auth;

import java.util.Map;

/** Defaults of Spring's settings for this service; standalone overrides some of them. */
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
                // While the database is away, a gateway waits for this long, and with it a user who logs in.
                Map.entry("spring.datasource.hikari.connection-timeout", "3000"),
                // PostgreSQL's error messages may quote the row, which may hold keys.
                Map.entry("spring.datasource.hikari.data-source-properties.logServerErrorDetail", "false"),
                Map.entry("spring.mvc.problemdetails.enabled", "true"),
                Map.entry("spring.threads.virtual.enabled", "true"));
    }
}
