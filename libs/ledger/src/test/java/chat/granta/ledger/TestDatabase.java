package chat.granta.ledger;

import chat.granta.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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
        EmbeddedPostgres postgres = EmbeddedPostgres.startUntilTheEnd();
        var source = new DriverManagerDataSource(postgres.jdbcUrl(), postgres.username(), postgres.password());
        makeTables(source);
        return source;
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
