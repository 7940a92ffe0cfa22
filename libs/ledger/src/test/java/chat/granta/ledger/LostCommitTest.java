package chat.granta.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.embedded.EmbeddedPostgres;
import chat.granta.ledger.Batches.Committed;
import chat.granta.ledger.Batches.Part;
import chat.granta.ledger.store.InputPartition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** ADR 17: PostgreSQL dies right after a commit that has not waited for the disk, and loses it. */
class LostCommitTest {
    private static final String ACCOUNT = "a@example.org";

    private final InputPartition input = new InputPartition(UUID.randomUUID(), 3);

    @Test
    void whatTheDatabaseHasLostIsHandledAgain(@TempDir Path directory) throws Exception {
        int port = freePort();
        EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, port);
        var source = new DriverManagerDataSource(postgres.jdbcUrl(), postgres.username(), postgres.password());
        var database = new JdbcTemplate(source);
        TestDatabase.makeTables(source);
        Batches batches = batches(source);
        var owner = new OwnedPartition(input, batches.read(input));
        batches.handle(List.of(part(owner, 0, 10)));
        // Waits for the disk, and for all that was committed before.
        database.execute("create table counting.on_disk ()");
        ProcessHandle walWriter = stopTheWalWriter(database);
        batches.handle(List.of(part(owner, 10, 20)));
        assertThat(owner.nextOffset()).isEqualTo(20);
        assertThat(counted(database)).as("committed").isEqualTo(20);
        kill(walWriter.parent().orElseThrow());

        try (EmbeddedPostgres again = EmbeddedPostgres.start(directory, port)) {
            assertThat(again.jdbcUrl()).isEqualTo(postgres.jdbcUrl());
            assertThat(counted(database)).as("the crash has undone the commit").isEqualTo(10);
            Committed committed = batches.handle(List.of(part(owner, 20, 30)));
            assertThat(committed.fenced()).as("the owner finds the position moved back").containsExactly(owner);
            assertThat(counted(database)).isEqualTo(10);

            var takenUp = new OwnedPartition(input, batches.read(input));
            assertThat(takenUp.nextOffset()).isEqualTo(10);
            assertThat(batches.handle(List.of(part(takenUp, 10, 30))).fenced()).isEmpty();
            assertThat(counted(database)).as("each once").isEqualTo(30);
        }
    }

    /** Counts requests, and answers none: so that commits do not wait for the disk. */
    private static Batches batches(DriverManagerDataSource source) {
        var database = new JdbcTemplate(source);
        return new Batches(CountingBookkeeping.SETTINGS, new CountingBookkeeping(database, false), database,
                new TransactionTemplate(new JdbcTransactionManager(source)), new SimpleMeterRegistry());
    }

    private Part part(OwnedPartition partition, int from, int to) {
        return new Part(partition, IntStream.range(from, to).mapToObj(offset -> new InputRecord(input, offset, null,
                CountingBookkeeping.request(ACCOUNT, input.partition(), offset))).toList());
    }

    private static long counted(JdbcTemplate database) {
        Long count = database.queryForObject("select sum(count) from counting.account", Long.class);
        return count == null ? 0 : count;
    }

    /** It would write the commit within a fifth of a second; in a crash it has not come to that. */
    private static ProcessHandle stopTheWalWriter(JdbcTemplate database) throws IOException, InterruptedException {
        Long pid = database.queryForObject("select pid from pg_stat_activity where backend_type = 'walwriter'",
                Long.class);
        assertThat(pid).isNotNull();
        assertThat(new ProcessBuilder("kill", "-STOP", String.valueOf(pid)).inheritIO().start().waitFor()).isZero();
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** kill -9 of the whole server. */
    private static void kill(ProcessHandle server) {
        List<ProcessHandle> all = new ArrayList<>(server.descendants().toList());
        all.addFirst(server);
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
