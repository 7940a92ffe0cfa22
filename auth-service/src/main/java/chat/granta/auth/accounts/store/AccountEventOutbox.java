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
 * The account events that are not sent yet, read over a database connection of its own. Only one instance of the service at a
 * time holds the outbox: it has an advisory lock that belongs to the connection, and loses it with the connection. For one
 * thread.
 */
public final class AccountEventOutbox implements AutoCloseable {
    /** Time limits, so that the publisher does not wait for ever for a database that has vanished or is slow. */
    private static final String CONNECT_SECONDS = "5";
    private static final String ANSWER_SECONDS = "30";

    private final SingleConnectionDataSource connection;
    private final JdbcTemplate database;

    private AccountEventOutbox(Connection connection) {
        this.connection = new SingleConnectionDataSource(connection, true);
        this.database = new JdbcTemplate(this.connection);
    }

    /** @throws IllegalStateException when the database does not answer */
    public static AccountEventOutbox open(JdbcConnectionDetails details) {
        var properties = new Properties();
        properties.setProperty("user", String.valueOf(details.getUsername()));
        properties.setProperty("password", String.valueOf(details.getPassword()));
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        try {
            return new AccountEventOutbox(DriverManager.getConnection(details.getJdbcUrl(), properties));
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        }
    }

    /** Tries to take the lock; whether this instance holds the outbox now. */
    public boolean isTaken() {
        return Boolean.TRUE.equals(
                database.queryForObject("select pg_try_advisory_lock(?)", Boolean.class, EventLock.PUBLISHING));
    }

    /** If events were sent to another incarnation of the topic before, adds an event with the state of every account. */
    public void startTopic(String topicId) {
        new TransactionTemplate(new DataSourceTransactionManager(connection)).executeWithoutResult(_ -> {
            EventLock.take(database);
            database.update("""
                    insert into auth.account_event (account, state, predecessors)
                    select name, state, predecessors from auth.account, auth.installation
                    where state is not null and user_topic is not null and user_topic <> ? order by name
                    """, topicId);
            database.update("update auth.installation set user_topic = ?", topicId);
        });
    }

    /** The first unsent events, in order of ids. Events that are committed later have higher ids. */
    public List<AccountEvent> unsent(int atMost) {
        return database.query("""
                select id, account, state, predecessors, time from auth.account_event where sent is null
                order by id limit ?
                """, (row, _) -> new AccountEvent(row.getLong("id"), row.getString("account"),
                AccountState.valueOf(row.getString("state")), row.getInt("predecessors"),
                row.getTimestamp("time").toInstant()), atMost);
    }

    /** Notes that all events up to an id have been sent. */
    public void sent(long upTo) {
        database.update("update auth.account_event set sent = now() where sent is null and id <= ?", upTo);
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
