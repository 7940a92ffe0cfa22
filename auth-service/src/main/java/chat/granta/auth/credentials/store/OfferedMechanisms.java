package chat.granta.auth.credentials.store;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code auth.offered_mechanism}: what clients are offered. Called from any thread; blocks on the database. */
public class OfferedMechanisms {
    private final JdbcTemplate database;

    public OfferedMechanisms(JdbcTemplate database) {
        this.database = database;
    }

    /** In the order in which they are offered; empty when it has never been decided. */
    @Transactional(readOnly = true)
    public List<String> all() {
        return database.queryForList("select mechanism from auth.offered_mechanism order by place", String.class);
    }

    @Transactional
    public void replace(List<String> mechanisms) {
        database.update("delete from auth.offered_mechanism");
        for (int place = 0; place < mechanisms.size(); place++) {
            database.update("insert into auth.offered_mechanism (place, mechanism) values (?, ?)", place,
                    mechanisms.get(place));
        }
    }
}
