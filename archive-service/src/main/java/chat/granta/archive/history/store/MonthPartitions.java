package chat.granta.archive.history.store;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The partitions of {@code archive.message}, one for each month in UTC. Called from any thread. */
public final class MonthPartitions {
    private static final String PREFIX = "message_";

    private final JdbcTemplate database;
    private final Set<YearMonth> made = ConcurrentHashMap.newKeySet();

    public MonthPartitions(JdbcTemplate database) {
        this.database = database;
    }

    /** Makes the partitions for these times that are missing; within a transaction. */
    public void ensure(Collection<Instant> times) {
        Set<YearMonth> missing = times.stream().map(time -> YearMonth.from(time.atOffset(ZoneOffset.UTC)))
                .filter(month -> !made.contains(month)).collect(Collectors.toCollection(TreeSet::new));
        for (YearMonth month : missing) {
            // The lock keeps two processes from making the same partition at the same time.
            database.execute("select pg_advisory_xact_lock(hashtext('archive.months'))");
            database.execute("create table if not exists archive." + name(month)
                    + " partition of archive.message for values from ('" + start(month) + "') to ('"
                    + start(month.plusMonths(1)) + "')");
        }
        if (!missing.isEmpty()) {
            DurableCommit.demand(database);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    made.addAll(missing);
                }
            });
        }
    }

    /** Drops the partitions of all months before this one. */
    public void dropBefore(YearMonth first) {
        for (YearMonth month : all()) {
            if (month.isBefore(first)) {
                made.remove(month);
                database.execute("drop table if exists archive." + name(month));
            }
        }
    }

    /** The months that have a partition, in order. */
    public List<YearMonth> all() {
        return database.queryForList("""
                select child.relname from pg_inherits join pg_class child on child.oid = inhrelid
                where inhparent = 'archive.message'::regclass order by 1
                """, String.class).stream().map(MonthPartitions::month).toList();
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String name(YearMonth month) {
        return PREFIX + month.toString().replace('-', '_');
    }

    private static YearMonth month(String name) {
        return YearMonth.parse(name.substring(PREFIX.length()).replace('_', '-'));
    }
}
