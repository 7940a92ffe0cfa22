package chat.granta.audit.access.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Table {@code auditor}. */
public final class AuditorTable {
    private static final RowMapper<AuditorRow> ROW = (row, _) -> new AuditorRow(row.getString("name"),
            row.getString("hash"), row.getString("roles"));

    private final JdbcTemplate database;

    public AuditorTable(JdbcTemplate database) {
        this.database = database;
    }

    public List<AuditorRow> all() {
        return database.query("select name, hash, roles from audit.auditor order by name", ROW);
    }

    public @Nullable AuditorRow find(String name) {
        // PostgreSQL has no NUL in texts, and neither has a name.
        return name.indexOf(0) >= 0
                ? null
                : database.query("select name, hash, roles from audit.auditor where name = ?", ROW, name).stream()
                        .findFirst().orElse(null);
    }

    public void put(AuditorRow auditor) {
        database.update("insert into audit.auditor (name, hash, roles) values (?, ?, ?) "
                + "on conflict (name) do update set hash = excluded.hash, roles = excluded.roles", auditor.name(),
                auditor.hash(), auditor.roles());
    }

    public boolean remove(String name) {
        return database.update("delete from audit.auditor where name = ?", name) > 0;
    }
}
