package chat.granta.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * A PostgreSQL server on the loopback address, as a child process of this JVM. Its data stays in the data directory; the
 * port is another one each time. It wants a password, which lies in the data directory.
 *
 * <p>When this JVM is killed PostgreSQL goes on; the next start on the same directory stops it first.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String DATABASE = "granta";
    private static final int ATTEMPTS = 3;

    private final PostgresPrograms programs;
    private final PostgresCluster cluster;
    private final PostgresServer server;
    private final String password;

    private EmbeddedPostgres(PostgresPrograms programs, PostgresCluster cluster, PostgresServer server,
            String password) {
        this.programs = programs;
        this.cluster = cluster;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server, at the first time after unpacking its programs and making its data; returns when it takes
     * connections.
     *
     * @throws EmbeddedServiceException when the directory cannot be used or the server does not start
     */
    public static EmbeddedPostgres start(Path dataDirectory) {
        return start(dataDirectory, FreePort::find);
    }

    /** Starts the server as {@link #start(Path)} does, on a port that is the same at each start. */
    public static EmbeddedPostgres start(Path dataDirectory, int port) {
        return start(dataDirectory, () -> port);
    }

    /**
     * Starts the server for as long as this JVM lives, in a directory that is deleted with its end: for tests that share one.
     *
     * @throws EmbeddedServiceException when the server does not start
     */
    public static EmbeddedPostgres startUntilTheEnd() {
        try {
            Path directory = Files.createTempDirectory("granta-postgres");
            EmbeddedPostgres postgres = start(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                delete(directory);
            }));
            return postgres;
        } catch (IOException e) {
            throw new EmbeddedServiceException("no temporary directory for PostgreSQL: " + e.getMessage(), e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Unpacks the server's programs into a directory. Starts that find it in the system property {@code granta.programs}
     * need not unpack them, and keep no copy in their data directories.
     *
     * @throws EmbeddedServiceException when they cannot be unpacked there
     */
    public static void unpackPrograms(Path directory) {
        PostgresBinaries.unpacked(directory);
    }

    private static EmbeddedPostgres start(Path dataDirectory, IntSupplier port) {
        Path directory = DataDirectory.prepare(dataDirectory);
        var programs = new PostgresPrograms(PostgresBinaries.unpacked(directory),
                directory.resolve("postgres.log"));
        var cluster = PostgresCluster.in(directory);
        try {
            cluster.initialiseOnce(programs);
            LeftoverPostmaster.clear(cluster.data(), programs);
            String password = cluster.password();
            PostgresServer server = startServer(programs, cluster, password, port);
            createDatabaseOnce(server, password);
            return new EmbeddedPostgres(programs, cluster, server, password);
        } catch (IOException | SQLException e) {
            throw new EmbeddedServiceException(
                    "PostgreSQL cannot start with the data in " + directory + ": " + e.getMessage(), e);
        }
    }

    public String jdbcUrl() {
        return server.jdbcUrl(DATABASE);
    }

    public String username() {
        return PostgresCluster.USER;
    }

    public String password() {
        return password;
    }

    /** Stops the server cleanly. A second call does nothing. */
    @Override
    public void close() {
        try {
            server.stop(programs, cluster);
        } catch (IOException e) {
            throw new EmbeddedServiceException("PostgreSQL does not stop: " + e.getMessage(), e);
        }
    }

    /** More than once, as the port may have been taken meanwhile, or a killed server's children still be ending. */
    private static PostgresServer startServer(PostgresPrograms programs, PostgresCluster cluster, String password,
            IntSupplier port) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            PostgresServer server = PostgresServer.start(programs, cluster, port.getAsInt());
            if (server.awaitReady(password)) {
                return server;
            }
        }
        throw new EmbeddedServiceException(
                "PostgreSQL does not start with the data in " + cluster.data() + ": " + programs.lastWords());
    }

    private static void createDatabaseOnce(PostgresServer server, String password) throws SQLException {
        try (var connection = server.connect("postgres", password); var statement = connection.createStatement()) {
            var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'");
            if (!found.next()) {
                statement.execute("create database " + DATABASE);
            }
        }
    }
}
