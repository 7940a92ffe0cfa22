package chat.granta.roster.archiving.store;

import chat.granta.bus.wire.ArchivePreferences;
import chat.granta.bus.wire.ArchivePreferences.Default;
import chat.granta.model.Jid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The archive preferences of the accounts that have set some. The caller opens the database transaction. */
public final class ArchivePreferenceStore {
    private final JdbcTemplate database;

    public ArchivePreferenceStore(JdbcTemplate database) {
        this.database = database;
    }

    /** An account's preferences, or null when it has set none. */
    public @Nullable ArchivePreferences of(Jid account) {
        return database.query("select * from roster.archive_preference where account = ?",
                rows -> rows.next() ? preferences(rows) : null, account.toString());
    }

    public void put(Jid account, ArchivePreferences preferences) {
        database.update("""
                insert into roster.archive_preference values (?, ?, ?, ?) on conflict (account) do update
                set by_default = excluded.by_default, always = excluded.always, never = excluded.never
                """, account.toString(), preferences.getByDefault().name().toLowerCase(Locale.ROOT),
                preferences.getAlwaysList().toArray(String[]::new), preferences.getNeverList().toArray(String[]::new));
    }

    public void remove(Jid account) {
        database.update("delete from roster.archive_preference where account = ?", account.toString());
    }

    private static ArchivePreferences preferences(ResultSet row) throws SQLException {
        return ArchivePreferences.newBuilder()
                .setByDefault(Default.valueOf(row.getString("by_default").toUpperCase(Locale.ROOT)))
                .addAllAlways(texts(row, "always")).addAllNever(texts(row, "never")).build();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
