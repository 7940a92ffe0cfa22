package chat.granta.ledger;

import java.util.Map;

/** Defaults of Spring's settings for a service that has a ledger and no HTTP interface of its own. */
public final class LedgerDefaults {
    private LedgerDefaults() {}

    /** @param service its name */
    public static Map<String, Object> of(String service) {
        return Map.ofEntries(
                Map.entry("spring.application.name", service),
                Map.entry("spring.main.banner-mode", "off"),
                // The service serves health and metrics over HTTP, and nothing else.
                Map.entry("server.port", "${management.server.port}"),
                Map.entry("management.server.port", "8080"),
                Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
                Map.entry("spring.datasource.url", "jdbc:postgresql://localhost:5432/granta"),
                Map.entry("spring.datasource.username", "granta"),
                Map.entry("spring.datasource.hikari.maximum-pool-size", "4"),
                Map.entry("spring.datasource.hikari.minimum-idle", "1"),
                Map.entry("spring.datasource.hikari.connection-timeout", "3000"),
                // If the database's machine vanishes without closing the connection, a query fails after this time.
                Map.entry("spring.datasource.hikari.data-source-properties.socketTimeout", "30"),
                // A process frozen in a transaction holds row locks that its successor waits for: the database ends it.
                Map.entry("spring.datasource.hikari.data-source-properties.options",
                        "-c idle_in_transaction_session_timeout=5s"),
                // PostgreSQL's error messages may quote the row, which holds a user's private data.
                Map.entry("spring.datasource.hikari.data-source-properties.logServerErrorDetail", "false"));
    }
}
