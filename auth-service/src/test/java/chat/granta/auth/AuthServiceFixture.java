package chat.granta.auth;

import chat.granta.bus.BusSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real broker, a real PostgreSQL, a password file, and instances of the service on them. */
public final class AuthServiceFixture implements AutoCloseable {
    public static final String INTERNAL = "internal-secret";
    public static final String ADMIN = "admin-secret";

    private final SharedBackends backends = SharedBackends.get();
    private final String database = backends.newDatabase();
    private final DatabaseLink link;
    private final Path passwordFile;
    private final List<AuthServiceInstance> instances = new ArrayList<>();

    /** @param directory holds {@code passwd} when there are users */
    public AuthServiceFixture(Path directory) throws IOException {
        Files.createDirectories(directory);
        link = new DatabaseLink(database);
        passwordFile = directory.resolve("passwd");
    }

    /** Starts one more instance. */
    public AuthServiceInstance start() {
        var instance = new AuthServiceInstance("--granta.domain=example.org",
                "--granta.kafka.bootstrap-servers=" + backends.bootstrapServers(), "--granta.kafka.home-partitions=2",
                "--granta.kafka.delivery-partitions=1", "--spring.datasource.url=" + link.through(database),
                "--spring.datasource.username=" + backends.username(),
                "--spring.datasource.password=" + backends.password(),
                "--granta.auth.password-file=" + passwordFile, "--granta.auth.internal-token=" + INTERNAL,
                "--granta.auth.admin-token=" + ADMIN);
        instances.add(instance);
        return instance;
    }

    public Path passwordFile() {
        return passwordFile;
    }

    public BusSettings bus() {
        return BusSettings.of(backends.bootstrapServers(), 2, 1, 1);
    }

    /** Takes the database away from all instances. */
    void cutDatabase() {
        link.cut();
    }

    void mendDatabase() {
        link.mend();
    }

    @Override
    public void close() throws IOException {
        instances.forEach(AuthServiceInstance::close);
        link.close();
        backends.forgetTopics();
    }
}
