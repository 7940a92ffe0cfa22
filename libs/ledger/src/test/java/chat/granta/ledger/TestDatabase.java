package chat.granta.ledger;

import chat.granta.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** A real PostgreSQL with a ledger's tables, one for all test classes, as long as their JVM lives. */
final class TestDatabase {
    private static final DriverManagerDataSource SOURCE = start();

    private TestDatabase() {}

    static JdbcTemplate template() {
        return new JdbcTemplate(SOURCE);
    }

    static TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(SOURCE));
    }

    private static DriverManagerDataSource start() {
        try {
            Path directory = Files.createTempDirectory("granta-ledger-test");
            EmbeddedPostgres postgres = EmbeddedPostgres.start(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                FileSystemUtils.deleteRecursively(directory.toFile());
            }));
            var source = new DriverManagerDataSource(postgres.jdbcUrl(), postgres.username(), postgres.password());
            makeTables(source);
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void makeTables(DriverManagerDataSource source) {
        new JdbcTemplate(source).execute("""
                create schema counting;
                create table counting.account (jid text primary key, count bigint not null);
                create table counting.input_position (
                    topic_id uuid, partition integer, next_offset bigint not null, primary key (topic_id, partition));
                create table counting.replay_position (
                    topic_id uuid, partition integer, lane text, major bigint not null, minor bigint not null,
                    primary key (topic_id, partition, lane));
                create table counting.outbox (
                    topic_id uuid, partition integer, record_offset bigint, output_index integer,
                    target_topic text not null, target_partition integer not null, key bytea not null,
                    value bytea not null, primary key (topic_id, partition, record_offset, output_index));
                """);
    }
}
