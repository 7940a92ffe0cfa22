package chat.granta.standalone;

import chat.granta.audit.AuditServiceApplication;
import chat.granta.audit.AuditServiceDefaults;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * audit-service, in a Spring context of its own, as it has a port and a way into the database of its own. It starts when clients can come
 * already: until it runs, the log keeps what happens.
 */
final class AuditContext {
    private static final Logger LOG = LoggerFactory.getLogger(AuditContext.class);

    private final ConfigurableEnvironment environment;
    private final MeterRegistry metrics;
    private @Nullable ConfigurableApplicationContext context;
    private boolean isClosed;

    private AuditContext(ConfigurableEnvironment environment, MeterRegistry metrics) {
        this.environment = environment;
        this.metrics = metrics;
    }

    /** @param services whose settings and metrics it shares */
    static AuditContext of(ConfigurableApplicationContext services) {
        return new AuditContext(environment(services.getEnvironment()), services.getBean(MeterRegistry.class));
    }

    /** Starts it in the background. */
    void startBeside() {
        Thread.ofPlatform().daemon().name("start-audit").start(() -> {
            try {
                start();
            } catch (RuntimeException | Error e) {
                LOG.error("audit-service does not start; the log keeps what happens until it does", e);
            }
        });
    }

    /** Starts it, and returns when it runs. */
    synchronized void start() {
        if (isClosed) {
            return;
        }
        var application = new SpringApplication(AuditServiceApplication.class);
        application.setEnvironment(environment);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        // What is logged, and where, stands already.
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener)).toList());
        application.addInitializers(
                started -> started.getBeanFactory().registerSingleton("metricsOfThisProcess", metrics));
        context = application.run();
    }

    synchronized void close() {
        isClosed = true;
        if (context != null) {
            context.close();
        }
    }

    private static ConfigurableEnvironment environment(ConfigurableEnvironment services) {
        var environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.forEach(source -> sources.remove(source.getName()));
        services.getPropertySources().stream().filter(source -> !source.getName().equals("configurationProperties"))
                .forEach(sources::addLast);
        sources.addFirst(new MapPropertySource("audit", Map.of(
                "server.port", "${granta.audit.port}",
                "server.address", "${granta.audit.address}",
                // Health and metrics of the whole process are served already.
                "management.server.port", "-1",
                "spring.autoconfigure.exclude", "")));
        sources.addBefore(Standalone.DEFAULTS, new MapPropertySource("audit defaults", AuditServiceDefaults.asMap()));
        return environment;
    }
}
