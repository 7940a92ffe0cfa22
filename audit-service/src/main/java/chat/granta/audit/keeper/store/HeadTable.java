package chat.granta.audit.keeper.store;

import chat.granta.audit.seal.Heads;
import chat.granta.audit.trail.store.ChainEnd;
import chat.granta.audit.trail.store.PartitionKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The heads of partitions. Called within a transaction. */
public final class HeadTable {
    private final JdbcTemplate database;
    private final Heads heads;

    public HeadTable(JdbcTemplate database, Heads heads) {
        this.database = database;
        this.heads = heads;
    }

    /** Signs what has changed since it was signed last, and returns it. */
    public List<Head> sign(Instant now) {
        List<Head> signed = new ArrayList<>();
        database.query("""
                select day, term, events, seal from audit.chain c where events > 0 and not exists
                (select from audit.head h where h.day = c.day and h.term = c.term and h.events = c.events)
                order by day, term
                """, row -> {
            signed.add(Head.of(partition(row), end(row), false, heads));
        });
        signed.forEach(head -> insert(head, now));
        return signed;
    }

    /** Signs what a partition is that is about to be dropped; nobody adds to it any more. */
    public void signLast(PartitionKey partition, Instant now) {
        database.query("select events, seal from audit.chain where day = ? and term = ? for update", row -> {
            insert(Head.of(partition, end(row), true, heads), now);
        }, partition.day(), partition.term());
    }

    /** All, in order. */
    public List<Head> all() {
        return database.query("select * from audit.head order by day, term, events, dropped",
                (row, _) -> new Head(partition(row), end(row), row.getBoolean("dropped"), row.getBytes("signature")));
    }

    private void insert(Head head, Instant now) {
        database.update("insert into audit.head values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                head.partition().day(), head.partition().term(), head.end().events(), head.end().seal(),
                Timestamp.from(now), head.isDropped(), head.signature());
    }

    private static PartitionKey partition(ResultSet row) throws SQLException {
        return new PartitionKey(row.getObject("day", LocalDate.class), row.getInt("term"));
    }

    private static ChainEnd end(ResultSet row) throws SQLException {
        return new ChainEnd(row.getLong("events"), row.getBytes("seal"));
    }
}
