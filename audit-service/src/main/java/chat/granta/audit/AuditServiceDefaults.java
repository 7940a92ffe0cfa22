package chat.granta.audit;

import chat.granta.audit.ingest.IngestConfiguration;
import java.util.HashMap;
import java.util.Map;

/** Defaults of Spring's settings for this service; standalone overrides some of them. */
public final class AuditServiceDefaults {
    private AuditServiceDefaults() {}

    public static Map<String, Object> asMap() {
        Map<String, Object> defaults = new HashMap<>(IngestConfiguration.defaults());
        defaults.put("server.port", "${granta.audit.port:8085}");
        defaults.put("spring.datasource.hikari.maximum-pool-size", "8");
        // The migration is a bean of its own, by the schema's owner: Spring Boot's waits for the entities, and they for the migration.
        defaults.put("spring.flyway.enabled", "false");
        // Who changes the tables is Flyway; an open session does not hold a connection while a page is sent.
        defaults.put("spring.jpa.hibernate.ddl-auto", "none");
        defaults.put("spring.jpa.open-in-view", "false");
        defaults.put("spring.jpa.properties.hibernate.default_schema", "audit");
        defaults.put("spring.mvc.problemdetails.enabled", "true");
        // An export takes as long as it takes.
        defaults.put("spring.mvc.async.request-timeout", "1h");
        defaults.put("spring.threads.virtual.enabled", "true");
        return defaults;
    }
}
