package chat.granta.auth;

import static org.awaitility.Awaitility.await;

import chat.granta.bus.KafkaClients;
import chat.granta.embedded.EmbeddedKafka;
import chat.granta.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.util.FileSystemUtils;

/** One broker and one PostgreSQL for all tests of this JVM; a test has a database of its own, and topics that nobody has written to. */
final class SharedBackends {
    private static final SharedBackends ONLY = new SharedBackends();

    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final AtomicInteger databases = new AtomicInteger();

    private SharedBackends() {
        try {
            Path directory = Files.createTempDirectory("granta-auth");
            kafka = EmbeddedKafka.start(directory.resolve("kafka"));
            postgres = EmbeddedPostgres.start(directory.resolve("postgres"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(directory)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SharedBackends get() {
        return ONLY;
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    String username() {
        return postgres.username();
    }

    String password() {
        return postgres.password();
    }

    /** The address of a database that is empty. */
    String newDatabase() {
        String name = "test_" + databases.incrementAndGet();
        String first = postgres.jdbcUrl();
        try (var connection = DriverManager.getConnection(first, username(), password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return first.replaceFirst("(://[^/]*/)[^?]*", "$1" + name);
    }

    /** Takes away all topics, and with them what consumers have read of them. */
    void forgetTopics() {
        try (Admin admin = Admin.create(KafkaClients.common(bootstrapServers()))) {
            Set<String> topics = admin.listTopics().names().get();
            admin.deleteTopics(topics).all().get();
            await().until(() -> admin.listTopics().names().get().isEmpty());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void stop(Path directory) {
        postgres.close();
        kafka.close();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException _) {
            // The system's temporary files go in time.
        }
    }
}
