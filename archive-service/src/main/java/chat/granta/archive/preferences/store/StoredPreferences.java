package chat.granta.archive.preferences.store;

import chat.granta.archive.preferences.PreferenceStore;
import chat.granta.archive.preferences.Preferences;
import chat.granta.archive.preferences.Preferences.Default;
import chat.granta.model.Jid;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Preferences, one row for each account that has any. */
public final class StoredPreferences implements PreferenceStore {
    private final JdbcTemplate database;

    public StoredPreferences(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public Map<String, Preferences> of(Collection<String> accounts) {
        Map<String, Preferences> found = new HashMap<>();
        database.query("select * from archive.preference where account = any(?)", row -> {
            found.put(row.getString("account"), new Preferences(
                    Default.valueOf(row.getString("by_default").toUpperCase(Locale.ROOT)),
                    jids(row.getArray("always")), jids(row.getArray("never"))));
        }, (Object) accounts.toArray(String[]::new));
        return found;
    }

    @Override
    public void put(String account, Preferences preferences) {
        database.update("""
                insert into archive.preference values (?, ?, ?, ?) on conflict (account) do update
                set by_default = excluded.by_default, always = excluded.always, never = excluded.never
                """, account, preferences.byDefault().name().toLowerCase(Locale.ROOT), texts(preferences.always()),
                texts(preferences.never()));
    }

    private static List<Jid> jids(Array array) throws SQLException {
        return Stream.of((String[]) array.getArray()).map(Jid::trusted).toList();
    }

    private static String[] texts(List<Jid> jids) {
        return jids.stream().map(Jid::toString).toArray(String[]::new);
    }
}
