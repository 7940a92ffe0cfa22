package chat.granta.standalone;

import chat.granta.bus.nearby.NearbyLog;
import chat.granta.embedded.EmbeddedKafka;
import chat.granta.embedded.EmbeddedPostgres;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The broker and the database below the services. They start beside each other and beside the services, which wait where
 * they first ask for an address; they stop after everything else.
 */
final class Backends implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backends.class);

    private final CompletableFuture<EmbeddedKafka> kafka;
    private final CompletableFuture<EmbeddedPostgres> postgres;

    private Backends(CompletableFuture<EmbeddedKafka> kafka, CompletableFuture<EmbeddedPostgres> postgres) {
        this.kafka = kafka;
        this.postgres = postgres;
    }

    static Backends start(DataDirectory data) {
        return new Backends(starting("kafka", () -> nearby(EmbeddedKafka.start(data.resolve("kafka")))),
                starting("postgres", () -> EmbeddedPostgres.start(data.resolve("postgres"))));
    }

    /** The services of this process write to the broker without a network between. */
    private static EmbeddedKafka nearby(EmbeddedKafka kafka) {
        NearbyLog.offer(kafka.bootstrapServers(), kafka.appends()::append);
        return kafka;
    }

    /** A thread for each: the common pool of two cores has one, and Spring wants it too. */
    private static <T> CompletableFuture<T> starting(String what, Supplier<T> start) {
        return CompletableFuture.supplyAsync(start,
                task -> Thread.ofPlatform().daemon().name("start-" + what).start(task));
    }

    /** The settings by which the services find them; reading one waits until what it is about runs. */
    EnumerablePropertySource<?> settings() {
        return new Settings(Map.of(
                "granta.kafka.bootstrap-servers", of(kafka, EmbeddedKafka::bootstrapServers),
                "spring.datasource.url", of(postgres, EmbeddedPostgres::jdbcUrl),
                "spring.datasource.username", of(postgres, EmbeddedPostgres::username),
                "spring.datasource.password", of(postgres, EmbeddedPostgres::password)));
    }

    private static <T> Supplier<String> of(CompletableFuture<T> backend, Function<T, String> setting) {
        return () -> setting.apply(backend.join());
    }

    /** Stops what has started; what is still starting is waited for. */
    @Override
    public void close() {
        close(postgres);
        close(kafka);
        kafka.thenAccept(ended -> NearbyLog.withdraw(ended.bootstrapServers()));
    }

    private static void close(CompletableFuture<? extends AutoCloseable> backend) {
        try {
            backend.join().close();
        } catch (CompletionException e) {
            // It never ran; who asked for its address has been told.
        } catch (Exception e) {
            LOG.warn("a backend does not stop cleanly", e);
        }
    }

    /** Settings that are not known when the environment is made. */
    private static final class Settings extends EnumerablePropertySource<Map<String, Supplier<String>>> {
        Settings(Map<String, Supplier<String>> values) {
            super("backends", values);
        }

        @Override
        public String[] getPropertyNames() {
            return source.keySet().toArray(String[]::new);
        }

        @Override
        public @Nullable Object getProperty(String name) {
            Supplier<String> value = source.get(name);
            return value == null ? null : value.get();
        }
    }
}
