package chat.granta.auth.accounts.store;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;

/** Reads and writes {@code auth.account} and {@code auth.account_event}. The caller opens the transaction. */
final class AccountTable {
    private static final String NOTE_LOGINS = """
            insert into auth.account as known (name, first_login, last_login)
            select name, min(time), max(time) from unnest(?::text[], ?::timestamptz[]) as login (name, time)
            group by name order by name
            on conflict (name) do update
            set first_login = least(known.first_login, excluded.first_login),
                last_login = greatest(known.last_login, excluded.last_login)
            """;
    private static final String ACTIVATE = """
            with active as (
                update auth.account set state = 'ACTIVE' where state = 'CREATED' and name = any (?::text[])
                returning name, predecessors
            )
            insert into auth.account_event (account, state, predecessors)
            select name, 'ACTIVE', predecessors from active order by name
            """;
    private static final String SET_STATES = """
            insert into auth.account as known (name, state) select * from unnest(?::text[], ?::text[])
            on conflict (name) do update set state = excluded.state, predecessors = known.predecessors
                + case when known.state = 'CANCELLED' and excluded.state <> 'CANCELLED' then 1 else 0 end
            """;
    private static final String TELL_STATES = """
            insert into auth.account_event (account, state, predecessors)
            select name, change.state, predecessors from unnest(?::text[], ?::text[]) as change (name, state)
            join auth.account using (name) order by name
            """;
    /** Deletes the derived keys of cancelled accounts. */
    private static final String DROP_KEYS = """
            delete from auth.derived_key using unnest(?::text[], ?::text[]) as change (name, state)
            where account = name and change.state = 'CANCELLED'
            """;

    private final JdbcTemplate database;

    AccountTable(JdbcTemplate database) {
        this.database = database;
    }

    List<Account> all() {
        return database.query("select name, state, first_login, last_login from auth.account", (row, _) -> {
            String state = row.getString("state");
            return new Account(row.getString("name"), state == null ? null : AccountState.valueOf(state),
                    instant(row.getTimestamp("first_login")), instant(row.getTimestamp("last_login")));
        });
    }

    /** The names of those that somebody has logged in to. */
    List<String> used() {
        return database.queryForList("select name from auth.account where first_login is not null", String.class);
    }

    /** Whether there is an account without a state. */
    boolean hasUnconfirmed() {
        return Boolean.TRUE.equals(database
                .queryForObject("select exists (select from auth.account where state is null)", Boolean.class));
    }

    /** Keeps others from writing events until the commit. */
    void lockEvents() {
        EventLock.take(database);
    }

    void noteLogins(Collection<Login> logins) {
        database.update(NOTE_LOGINS, statement -> {
            statement.setArray(1, text(statement, logins.stream().map(Login::name).toArray()));
            statement.setArray(2, statement.getConnection().createArrayOf("timestamptz",
                    logins.stream().map(login -> Timestamp.from(login.time())).toArray()));
        });
    }

    void activate(List<String> names) {
        database.update(ACTIVATE, statement -> statement.setArray(1, text(statement, names.toArray())));
    }

    void setStates(Map<String, AccountState> changes) {
        Map<String, AccountState> inOrder = new TreeMap<>(changes);
        PreparedStatementSetter namesAndStates = statement -> {
            statement.setArray(1, text(statement, inOrder.keySet().toArray()));
            statement.setArray(2, text(statement, inOrder.values().stream().map(Enum::name).toArray()));
        };
        database.update(SET_STATES, namesAndStates);
        database.update(TELL_STATES, namesAndStates);
        database.update(DROP_KEYS, namesAndStates);
    }

    void forgetOldEvents() {
        database.update("delete from auth.account_event where sent < now() - interval '30 days'");
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static Array text(PreparedStatement statement, Object[] values) throws SQLException {
        return statement.getConnection().createArrayOf("text", values);
    }
}
