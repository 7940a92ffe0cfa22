package chat.granta.standalone;

import chat.granta.c2s.home.Homes;
import chat.granta.c2s.server.SettingException;
import chat.granta.embedded.EmbeddedServiceException;
import chat.granta.router.streams.RouterStreams;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Starts Granta in this process: the broker and the database, then every service, then says that it is ready. */
public final class Standalone {
    private static final int EXIT_CANNOT_START = 2;
    private static final long READY_POLL_NANOS = 20_000_000;

    private Standalone() {}

    static void main(String[] arguments) {
        try {
            start(arguments);
        } catch (RuntimeException | Error e) {
            System.err.println("granta: " + reason(e));
            Runtime.getRuntime().halt(EXIT_CANNOT_START);
        }
    }

    private static void start(String... arguments) {
        Map<String, Object> given = Arguments.settings(arguments);
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("arguments", given));
        environment.getPropertySources().addLast(new MapPropertySource("defaults", Defaults.asMap()));
        var data = DataDirectory.take(Path.of(environment.getRequiredProperty("granta.data")).toAbsolutePath()
                .normalize());
        Ports.check(environment);
        // Until Spring Boot has read the logging settings, the broker has nothing to say to whoever starts it.
        LoggingSystem.get(Standalone.class.getClassLoader()).beforeInitialize();
        progress("starting Kafka and PostgreSQL");
        Backends backends = Backends.start(data);
        Map<String, String> firstUsers = FirstUsers.make(
                Path.of(environment.getRequiredProperty("granta.auth.password-file")),
                environment.getRequiredProperty("granta.domain"));
        progress("starting the services");
        ConfigurableApplicationContext context = run(given, data, backends);
        onShutdown(context, backends, data);
        awaitReady(context);
        if (StartCache.isTraining(environment)) {
            System.exit(0);
        }
        ReadyBlock.print(context.getEnvironment(), firstUsers);
        StartCache.makeInBackground(environment);
    }

    private static ConfigurableApplicationContext run(Map<String, Object> given, DataDirectory data,
            Backends backends) {
        Map<String, Object> defaults = new HashMap<>(Defaults.asMap());
        defaults.putAll(backends.settings());
        data.secrets().forEach((name, value) -> defaults.put(name.toString(), value));
        var application = new SpringApplication(StandaloneConfiguration.class);
        application.setDefaultProperties(defaults);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        return application.run(
                given.entrySet().stream().map(e -> "--" + e.getKey() + '=' + e.getValue()).toArray(String[]::new));
    }

    /** Clients first, then the services, then what they stand on. */
    private static void onShutdown(ConfigurableApplicationContext context, Backends backends, DataDirectory data) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            context.close();
            backends.close();
            data.close();
        }, "granta-stop"));
    }

    private static void awaitReady(ConfigurableApplicationContext context) {
        var homes = context.getBean(Homes.class);
        var router = context.getBean(RouterStreams.class);
        while (!homes.isReady() || !router.isReady()) {
            LockSupport.parkNanos(READY_POLL_NANOS);
        }
    }

    private static void progress(String what) {
        System.err.println("granta: " + what);
    }

    /** The most telling message in a chain of causes: ours where there is one, else the innermost. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartException || cause instanceof SettingException
                    || cause instanceof EmbeddedServiceException) {
                return cause.getMessage();
            }
            if (!(cause instanceof CompletionException)) {
                innermost = cause;
            }
        }
        return String.valueOf(innermost.getMessage()).lines().findFirst().orElse(innermost.toString());
    }
}
