package chat.granta.archive.preferences.store;

import chat.granta.archive.preferences.PreferenceStore;
import chat.granta.archive.preferences.Preferences;
import chat.granta.archive.preferences.Preferences.Default;
import chat.granta.model.Jid;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Preferences in the database, one row for each account that has set any, with a cache, as each message needs the
 * preferences of two accounts. Only records of an account's own partition change its row, so that the cache is right as
 * long as this process owns the partition. If another process has handled records of it meanwhile, that has moved the
 * partition's position; this process then takes the partition up again, which empties the cache.
 */
public final class StoredPreferences implements PreferenceStore {
    /** The weight of the cache: each account, and each address on a list, counts as one. */
    private static final long MAX_REMEMBERED = 200_000;

    private final JdbcTemplate database;
    private final Preferences unsaid;
    private final Cache<String, Preferences> remembered = Caffeine.newBuilder().maximumWeight(MAX_REMEMBERED)
            .weigher((String _, Preferences preferences) -> 1 + preferences.always().size()
                    + preferences.never().size())
            .executor(Runnable::run).build();

    /** @param byDefault the default of accounts that have set no preferences */
    public StoredPreferences(JdbcTemplate database, Default byDefault) {
        this.database = database;
        this.unsaid = Preferences.of(byDefault);
    }

    @Override
    public Map<String, Preferences> of(Collection<String> accounts) {
        Map<String, Preferences> found = new HashMap<>(remembered.getAllPresent(accounts));
        List<String> missing = accounts.stream().filter(account -> !found.containsKey(account)).toList();
        if (!missing.isEmpty()) {
            Map<String, Preferences> read = read(missing);
            remembered.putAll(read);
            found.putAll(read);
        }
        return found;
    }

    @Override
    public void put(String account, Preferences preferences) {
        database.update("""
                insert into archive.preference values (?, ?, ?, ?) on conflict (account) do update
                set by_default = excluded.by_default, always = excluded.always, never = excluded.never
                """, account, preferences.byDefault().name().toLowerCase(Locale.ROOT), texts(preferences.always()),
                texts(preferences.never()));
        remembered.invalidate(account);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                // The transaction may have read the new preferences into the cache, and then been rolled back.
                remembered.invalidate(account);
            }
        });
    }

    @Override
    public void forget() {
        remembered.invalidateAll();
    }

    private Map<String, Preferences> read(List<String> accounts) {
        Map<String, Preferences> read = new HashMap<>();
        accounts.forEach(account -> read.put(account, unsaid));
        database.query("select * from archive.preference where account = any(?)", row -> {
            read.put(row.getString("account"), new Preferences(
                    Default.valueOf(row.getString("by_default").toUpperCase(Locale.ROOT)),
                    jids(row.getArray("always")), jids(row.getArray("never"))));
        }, (Object) accounts.toArray(String[]::new));
        return read;
    }

    private static List<Jid> jids(Array array) throws SQLException {
        return Stream.of((String[]) array.getArray()).map(Jid::trusted).toList();
    }

    private static String[] texts(List<Jid> jids) {
        return jids.stream().map(Jid::toString).toArray(String[]::new);
    }
}
