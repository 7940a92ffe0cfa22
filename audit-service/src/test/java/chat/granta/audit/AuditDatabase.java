package chat.granta.audit;

import chat.granta.audit.database.DatabaseConfiguration;
import chat.granta.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The service's database on a real PostgreSQL: one for all test classes, as long as their JVM lives, or what {@code -Dbench.data=DIRECTORY} has kept.
 * Tests take days and users of their own.
 */
public final class AuditDatabase {
    private static final EmbeddedPostgres POSTGRES = postgres();
    private static final ConfigurableApplicationContext CONTEXT = startContext();

    private AuditDatabase() {}

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    /** As the service is connected. */
    public static JdbcTemplate asService() {
        return bean(JdbcTemplate.class);
    }

    /** As the schema's owner is. */
    public static JdbcTemplate asOwner() {
        return new JdbcTemplate(ownersDatabase());
    }

    public static DataSource ownersDatabase() {
        return CONTEXT.getBean("ownersDatabase", DataSource.class);
    }

    /** Where the shared PostgreSQL is, as Spring's settings. */
    public static Map<String, Object> settings() {
        return Map.of("spring.datasource.url", POSTGRES.jdbcUrl(), "spring.datasource.username", POSTGRES.username(),
                "spring.datasource.password", POSTGRES.password());
    }

    private static EmbeddedPostgres postgres() {
        String kept = System.getProperty("bench.data");
        if (kept == null) {
            return EmbeddedPostgres.startUntilTheEnd();
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(kept));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        return postgres;
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(DatabaseConfiguration.class)
    static class Database {}

    private static ConfigurableApplicationContext startContext() {
        Map<String, Object> settings = new HashMap<>(AuditServiceDefaults.asMap());
        settings.putAll(settings());
        var application = new SpringApplication(Database.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(settings);
        return application.run();
    }
}
