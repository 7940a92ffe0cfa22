package chat.granta.audit.trail.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The partitions of {@code audit.event}, made and dropped as the schema's owner. Neither keeps anybody from the trail who reads it or
 * adds to it. Called from any thread.
 */
public final class Partitions {
    private static final String LEAVES = """
            select leaf.relname from pg_inherits
            join pg_class leaf on leaf.oid = inhrelid join pg_class parent on parent.oid = inhparent
            where parent.oid in (select inhrelid from pg_inherits where inhparent = 'audit.event'::regclass)
            """;

    private final JdbcTemplate database;
    private final TransactionOperations transaction;
    private final Set<PartitionKey> made = ConcurrentHashMap.newKeySet();

    /**
     * @param database as the owner
     * @param transaction of that database
     */
    public Partitions(JdbcTemplate database, TransactionOperations transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Makes those that are missing; in a transaction of its own. */
    public void ensure(Collection<PartitionKey> wanted) {
        for (PartitionKey key : wanted) {
            if (!made.contains(key)) {
                transaction.executeWithoutResult(_ -> make(key));
                made.add(key);
            }
        }
    }

    /** Attached, rather than made as a part: that would wait for all who read the trail, and everybody else behind it. */
    private void make(PartitionKey key) {
        database.execute("select pg_advisory_xact_lock(hashtext('audit.partitions'))");
        if (!isAttached(key.dayTable())) {
            database.execute("create table audit." + key.dayTable()
                    + " (like audit.event including defaults) partition by list (term)");
            database.execute("alter table audit.event attach partition audit." + key.dayTable()
                    + " for values from ('" + key.day() + "') to ('" + key.day().plusDays(1) + "')");
        }
        if (!isAttached(key.table())) {
            database.execute("create table audit." + key.table() + " (like audit.event including defaults)");
            database.execute("alter table audit." + key.dayTable() + " attach partition audit." + key.table()
                    + " for values in (" + key.term() + ")");
        }
    }

    private boolean isAttached(String table) {
        return Boolean.TRUE.equals(database.queryForObject(
                "select exists (select from pg_inherits where inhrelid = to_regclass(?))", Boolean.class,
                "audit." + table));
    }

    /** Those that there are, in order. */
    public List<PartitionKey> all() {
        return database.queryForList(LEAVES, String.class).stream().map(Partitions::key).sorted().toList();
    }

    /** Drops one, and its day when it was the day's last. */
    public void drop(PartitionKey key) {
        made.remove(key);
        detach(key.dayTable(), key.table());
        Long left = database.queryForObject("select count(*) from pg_inherits where inhparent = to_regclass(?)",
                Long.class, "audit." + key.dayTable());
        if (left != null && left == 0) {
            detach("event", key.dayTable());
        }
    }

    /** Concurrently: otherwise it would wait for all who read the trail, and everybody else behind it. */
    private void detach(String parent, String table) {
        if (isAttached(table)) {
            database.execute("alter table audit." + parent + " detach partition audit." + table + " concurrently");
        }
        database.execute("drop table if exists audit." + table);
    }

    /** Of the name of a partition's table. */
    private static PartitionKey key(String table) {
        String[] parts = table.substring("event_".length()).split("_");
        return new PartitionKey(LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2])), parts[3].equals("ever") ? 0 : Integer.parseInt(parts[3].substring(1)));
    }
}
