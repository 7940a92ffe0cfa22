package chat.granta.ledger;

import java.util.Map;

/** Spring's settings as a service with a ledger, and nothing else to serve, wants them when nobody says otherwise. */
public final class LedgerDefaults {
    private LedgerDefaults() {}

    /** @param service its name */
    public static Map<String, Object> of(String service) {
        return Map.ofEntries(
                Map.entry("spring.application.name", service),
                Map.entry("spring.main.banner-mode", "off"),
                // It has no interface of its own; health and metrics are all it serves.
                Map.entry("server.port", "${management.server.port}"),
                Map.entry("management.server.port", "8080"),
                Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
                Map.entry("spring.datasource.url", "jdbc:postgresql://localhost:5432/granta"),
                Map.entry("spring.datasource.username", "granta"),
                Map.entry("spring.datasource.hikari.maximum-pool-size", "4"),
                Map.entry("spring.datasource.hikari.minimum-idle", "1"),
                Map.entry("spring.datasource.hikari.connection-timeout", "3000"),
                // A database that vanished without a word does not hold requests for ever.
                Map.entry("spring.datasource.hikari.data-source-properties.socketTimeout", "30"),
                // What a process that is taken for dead had begun does not keep its successor waiting for ever.
                Map.entry("spring.datasource.hikari.data-source-properties.options",
                        "-c idle_in_transaction_session_timeout=5s"),
                // PostgreSQL's errors may come with the row, which is a user's own affair.
                Map.entry("spring.datasource.hikari.data-source-properties.logServerErrorDetail", "false"));
    }
}
