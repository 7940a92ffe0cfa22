package chat.granta.embedded;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One running {@code postgres} process. */
final class PostgresServer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 20;
    /**
     * A small server that takes many rows in. Buffers cost memory only once they are used. The first change of a page after a
     * checkpoint writes the whole page to the write-ahead log, so checkpoints are rare; what a crash leaves to be read again
     * is still a matter of seconds.
     */
    private static final List<String> LEAN = List.of("shared_buffers=128MB", "max_connections=40", "max_wal_senders=0",
            "max_wal_size=1GB", "min_wal_size=32MB", "max_parallel_workers=0", "max_logical_replication_workers=0",
            "max_worker_processes=2", "io_method=sync", "jit=off", "huge_pages=off", "timezone=UTC",
            "log_min_messages=warning");

    private final Process process;
    private final int port;

    private PostgresServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static PostgresServer start(PostgresPrograms programs, PostgresCluster cluster, int port) throws IOException {
        var arguments = new ArrayList<>(List.of("-D", cluster.data().toString(), "-p", Integer.toString(port), "-c",
                "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        LEAN.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        return new PostgresServer(programs.start("postgres", arguments), port);
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Waits until the server takes connections; false when it ended instead. */
    boolean awaitReady(String password) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive()) {
            try {
                connect("postgres", password).close();
                return true;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("PostgreSQL takes no connections on port " + port + ": " + e.getMessage(), e);
                }
                pause();
            }
        }
        return false;
    }

    Connection connect(String database, String password) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), PostgresCluster.USER, password);
    }

    /** Disconnects everybody and stops; kills the process when it does not. */
    void stop(PostgresPrograms programs, PostgresCluster cluster) throws IOException {
        if (process.isAlive()) {
            programs.run("pg_ctl", "-D", cluster.data().toString(), "-m", "fast", "-W", "stop");
        }
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void pause() throws IOException {
        try {
            process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL started", e);
        }
    }
}
