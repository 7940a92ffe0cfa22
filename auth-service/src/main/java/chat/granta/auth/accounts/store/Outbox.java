package chat.granta.auth.accounts.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The account events that are still to be told, on a database connection of its own. Of all instances' outboxes one is
 * held at a time: holding is a lock of the connection, and is lost with it. For one thread.
 */
public final class Outbox implements AutoCloseable {
    /** Neither a database that vanished without a word nor a slow one holds the publisher for ever. */
    private static final String CONNECT_SECONDS = "5";
    private static final String ANSWER_SECONDS = "30";

    private final SingleConnectionDataSource connection;
    private final JdbcTemplate database;

    private Outbox(Connection connection) {
        this.connection = new SingleConnectionDataSource(connection, true);
        this.database = new JdbcTemplate(this.connection);
    }

    /** @throws IllegalStateException when the database does not answer */
    public static Outbox open(JdbcConnectionDetails details) {
        var properties = new Properties();
        properties.setProperty("user", String.valueOf(details.getUsername()));
        properties.setProperty("password", String.valueOf(details.getPassword()));
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        try {
            return new Outbox(DriverManager.getConnection(details.getJdbcUrl(), properties));
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        }
    }

    /** Whether this outbox is now the one that is held. */
    public boolean isTaken() {
        return Boolean.TRUE.equals(
                database.queryForObject("select pg_try_advisory_lock(?)", Boolean.class, EventLock.PUBLISHING));
    }

    /** Puts every account's state among the unsent events when the topic is another one than was told before. */
    public void startTopic(String topicId) {
        new TransactionTemplate(new DataSourceTransactionManager(connection)).executeWithoutResult(_ -> {
            EventLock.take(database);
            database.update("""
                    insert into auth.account_event (account, state)
                    select name, state from auth.account, auth.installation
                    where state is not null and user_topic is not null and user_topic <> ? order by name
                    """, topicId);
            database.update("update auth.installation set user_topic = ?", topicId);
        });
    }

    /** In order of ids; what is yet to be committed has higher ones. */
    public List<AccountEvent> unsent(int atMost) {
        return database.query("""
                select id, account, state, time from auth.account_event where sent is null order by id limit ?
                """, (row, _) -> new AccountEvent(row.getLong("id"), row.getString("account"),
                AccountState.valueOf(row.getString("state")), row.getTimestamp("time").toInstant()), atMost);
    }

    /** Notes that what is still unsent up to an id has been sent. */
    public void sent(long upTo) {
        database.update("update auth.account_event set sent = now() where sent is null and id <= ?", upTo);
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
