package chat.granta.chaos.cluster;

import chat.granta.embedded.EmbeddedPostgres;
import chat.granta.embedded.FreePort;
import chat.granta.testkit.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** PostgreSQL, on one port and one data directory however often it is started. Used by one thread. */
public final class Database implements AutoCloseable {
    private final Path directory;
    private final int port = FreePort.find();
    private EmbeddedPostgres postgres;
    private boolean isStopped;

    Database(Path directory) {
        this.directory = directory;
        this.postgres = EmbeddedPostgres.start(directory, port);
    }

    /** What a service must be told to find it. */
    Map<String, String> settings() {
        return Map.of("spring.datasource.url", postgres.jdbcUrl(), "spring.datasource.username", postgres.username(),
                "spring.datasource.password", postgres.password());
    }

    /** A connection to look into it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }

    /** {@code kill -9} to the server and all its children; {@link #startAgain} starts it anew. */
    public void kill() throws IOException {
        processes().forEach(ProcessHandle::destroyForcibly);
        stop();
    }

    /** Connections to it end, and new ones are refused. */
    public void stop() {
        postgres.close();
        isStopped = true;
    }

    /** Starts it where it was; returns when it takes connections. */
    public void startAgain() {
        postgres = EmbeddedPostgres.start(directory, port);
        isStopped = false;
    }

    /** Starts it if it is stopped, as it is when a row fails half way. */
    public void mend() {
        if (isStopped) {
            startAgain();
        }
    }

    /** Stops it, copies what it keeps, and starts it again. */
    public void backUp(Path copy) throws IOException {
        stop();
        Directories.copy(directory, copy);
        startAgain();
    }

    /** Puts back what a copy has, in place of what there is; nothing else may be using it. */
    public void restore(Path copy) throws IOException {
        stop();
        Directories.delete(directory);
        Directories.copy(copy, directory);
        startAgain();
    }

    /** {@code SIGSTOP} to the server and all its children: connections stay, and nothing is answered. */
    public void pause() throws IOException, InterruptedException {
        signal(Signal.STOP);
    }

    /** {@code SIGCONT} to all of them. */
    public void wake() throws IOException, InterruptedException {
        signal(Signal.CONT);
    }

    private void signal(Signal signal) throws IOException, InterruptedException {
        for (ProcessHandle each : processes()) {
            if (each.isAlive()) {
                signal.send(each);
            }
        }
    }

    private List<ProcessHandle> processes() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst().strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(server), server.descendants()).toList();
    }

    @Override
    public void close() {
        postgres.close();
    }
}
