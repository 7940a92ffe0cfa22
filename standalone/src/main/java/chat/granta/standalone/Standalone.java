package chat.granta.standalone;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Starts Granta in this process: the broker and the database, then every service, then says that it is ready. */
public final class Standalone {
    private static final int EXIT_CANNOT_START = 2;
    /** The property source below all others. */
    static final String DEFAULTS = "defaults";
    private static final long READY_POLL_NANOS = 50_000_000;

    private Standalone() {}

    static void main(String[] arguments) {
        try {
            start(arguments);
        } catch (RuntimeException | Error e) {
            System.err.println("granta: " + FailureReason.of(e));
            System.exit(EXIT_CANNOT_START);
        }
    }

    private static void start(String... arguments) {
        Map<String, Object> given = Arguments.settings(arguments);
        KnownSettings.check(given.keySet());
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("arguments", given));
        environment.getPropertySources().addLast(new MapPropertySource(DEFAULTS, Defaults.asMap()));
        // Until Spring Boot has read the logging settings, no library has anything to say to whoever starts it.
        LoggingSystem.get(Standalone.class.getClassLoader()).beforeInitialize();
        ConfigurationPropertySources.attach(environment);
        SettingValues.check(environment);
        boolean isTraining = StartCache.isTraining(environment);
        if (isTraining && !StartCache.takeTurn()) {
            Runtime.getRuntime().halt(EXIT_CANNOT_START);
        }
        var data = DataDirectory.take(Path.of(environment.getRequiredProperty("granta.data")).toAbsolutePath()
                .normalize());
        Ports.check(environment);
        Path log = data.resolve("kafka");
        environment.getPropertySources().addBefore(DEFAULTS, new MapPropertySource("log layout", LogLayout.found(log)));
        LogLayout.check(environment, log);
        Map<String, String> firstUsers = FirstUsers.make(
                Path.of(environment.getRequiredProperty("granta.auth.password-file")),
                environment.getRequiredProperty("granta.domain"), isTraining ? Rehearsal.USERS : FirstUsers.NAMES);
        FirstAuditor auditor = FirstAuditor.of(data);
        environment.getPropertySources().addBefore(DEFAULTS,
                new PropertiesPropertySource("first auditor", auditor.settings()));
        progress("starting Kafka, PostgreSQL and the services");
        Backends backends = Backends.start(data);
        var shutdown = Shutdown.prepare(backends, data);
        ConfigurableApplicationContext context = run(environment, data, backends);
        var audit = AuditContext.of(context);
        shutdown.closesFirst(context, audit);
        Optional<StartCache> startCache = StartCache.missing(environment);
        awaitHealth(context.getBean(HealthEndpoint.class));
        if (isTraining) {
            audit.start();
            Rehearsal.play(context.getEnvironment(), firstUsers, data);
            System.exit(0);
        }
        String addresses = ReadyBlock.addresses(context.getEnvironment());
        data.tellReady(addresses);
        ReadyBlock.print(context.getEnvironment(), addresses, data.resolve("tls/certificate.pem"), firstUsers,
                auditor.printed());
        audit.startBeside();
        startCache.ifPresent(StartCache::make);
    }

    private static ConfigurableApplicationContext run(ConfigurableEnvironment environment, DataDirectory data,
            Backends backends) {
        MutablePropertySources sources = environment.getPropertySources();
        sources.addBefore(DEFAULTS, backends.settings());
        sources.addBefore(DEFAULTS, new PropertiesPropertySource("secrets", data.secrets()));
        EarlyTopics.make(environment);
        var application = new SpringApplication(StandaloneConfiguration.class);
        application.setEnvironment(environment);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        return application.run();
    }

    /** Ready is what {@code /actuator/health} calls up, so that a client who comes at that moment can log in. */
    private static void awaitHealth(HealthEndpoint health) {
        while (!health.health().getStatus().equals(Status.UP)) {
            LockSupport.parkNanos(READY_POLL_NANOS);
        }
    }

    private static void progress(String what) {
        System.err.println("granta: " + what);
    }
}
