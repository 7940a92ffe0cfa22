package chat.granta.auth.credentials.store;

import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code auth.derived_key}. Called from any thread; blocks on the database. */
public class DerivedKeyTable {
    private static final long WRITING = 0x6772616e_74610003L;
    /** When two gateways derive keys at once, those of the first stay; keys that belong to another hash are replaced. */
    private static final String PUT = """
            insert into auth.derived_key as known
                (account, mechanism, iterations, salt, stored_key, server_key, fingerprint)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (account, mechanism) do update
            set iterations = excluded.iterations, salt = excluded.salt, stored_key = excluded.stored_key,
                server_key = excluded.server_key, fingerprint = excluded.fingerprint, change = excluded.change
            where known.fingerprint <> excluded.fingerprint
            """;
    private static final String KEEP_ONLY = """
            delete from auth.derived_key as key using unnest(?::text[], ?::text[]) as file (account, fingerprint)
            where key.account = file.account and key.fingerprint <> file.fingerprint
            """;

    private final JdbcTemplate database;

    public DerivedKeyTable(JdbcTemplate database) {
        this.database = database;
    }

    /** The keys stored after a change, in order of changes; all keys after 0. */
    @Transactional(readOnly = true)
    public List<DerivedKey> after(long change) {
        return database.query("select * from auth.derived_key where change > ? order by change",
                (row, _) -> read(row), change).stream().filter(key -> key != null).toList();
    }

    /** Stores the keys that are not stored yet, all of them or none. */
    @Transactional
    public void put(String account, String fingerprint, Collection<ScramKeys> keys) {
        // One transaction after the other, so that the order of changes is the order of commits.
        database.queryForList("select pg_advisory_xact_lock(?)", WRITING);
        for (ScramKeys each : keys) {
            database.update(PUT, account, each.hash().mechanism(), each.iterations(), each.salt(),
                    each.storedKey(), each.serverKey(), fingerprint);
        }
    }

    /** Deletes keys of these accounts that belong to another hash than these; other accounts' keys stay. */
    @Transactional
    public void keepOnly(Map<String, String> fingerprints) {
        List<Map.Entry<String, String>> entries = List.copyOf(fingerprints.entrySet());
        database.update(KEEP_ONLY, statement -> {
            setTexts(statement, 1, entries.stream().map(Map.Entry::getKey).toArray());
            setTexts(statement, 2, entries.stream().map(Map.Entry::getValue).toArray());
        });
    }

    /** Null when the row's mechanism is unknown, as a later version of Granta has written it. */
    private static @Nullable DerivedKey read(ResultSet row) throws SQLException {
        ScramHash mechanism = ScramHash.of(row.getString("mechanism")).orElse(null);
        return mechanism == null
                ? null
                : new DerivedKey(row.getString("account"), row.getString("fingerprint"),
                        new ScramKeys(mechanism, row.getInt("iterations"), row.getBytes("salt"),
                                row.getBytes("stored_key"),
                                row.getBytes("server_key")),
                        row.getLong("change"));
    }

    private static void setTexts(PreparedStatement statement, int index, Object[] values) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf("text", values));
    }
}
