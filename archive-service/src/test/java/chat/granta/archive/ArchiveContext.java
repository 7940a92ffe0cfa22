package chat.granta.archive;

import chat.granta.archive.log.LogConfiguration;
import chat.granta.embedded.EmbeddedPostgres;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The features on a real PostgreSQL, without Kafka: one for all test classes, as long as their JVM lives. Tests take
 * accounts of their own rather than an empty database.
 */
public final class ArchiveContext {
    private static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.startUntilTheEnd();
    private static final ConfigurableApplicationContext CONTEXT = startContext();

    private ArchiveContext() {}

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    public static JdbcTemplate database() {
        return bean(JdbcTemplate.class);
    }

    /** Where the shared PostgreSQL is, as Spring's settings. */
    public static Map<String, Object> databaseSettings() {
        return Map.of("spring.datasource.url", POSTGRES.jdbcUrl(), "spring.datasource.username", POSTGRES.username(),
                "spring.datasource.password", POSTGRES.password());
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({StoreConfiguration.class, FeaturesConfiguration.class})
    static class Features {}

    private static ConfigurableApplicationContext startContext() {
        Map<String, Object> settings = new HashMap<>(LogConfiguration.defaults());
        settings.putAll(databaseSettings());
        var application = new SpringApplication(Features.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(settings);
        return application.run();
    }
}
