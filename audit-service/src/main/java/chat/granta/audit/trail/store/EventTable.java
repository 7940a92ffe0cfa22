package chat.granta.audit.trail.store;

import chat.granta.audit.event.Event;
import chat.granta.ledger.store.BinaryCopy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Adds events at the ends of their partitions. Called from any thread, within a transaction. */
public final class EventTable {
    private static final String COPY = "copy audit.event (" + EventRow.COLUMNS
            + ", seal) from stdin (format binary)";

    private final JdbcTemplate database;
    private final Partitions partitions;
    private final Supplier<Mac> keys;

    /** @param keys the key of the chains, anew for each call */
    public EventTable(JdbcTemplate database, Partitions partitions, Supplier<Mac> keys) {
        this.database = database;
        this.partitions = partitions;
        this.keys = keys;
    }

    /**
     * Adds the events of each partition, in their order, by one {@code COPY}. The ends of the partitions are locked in order until the
     * transaction ends, so that two who add to several never wait for each other.
     */
    public void add(SortedMap<PartitionKey, List<Event>> events) {
        partitions.ensure(events.keySet());
        var seals = new Seals(keys.get());
        Map<PartitionKey, ChainEnd> ends = new TreeMap<>();
        events.keySet().forEach(partition -> ends.put(partition, lock(partition, seals)));
        database.execute((ConnectionCallback<Void>) connection -> {
            BinaryCopy.write(connection.unwrap(PGConnection.class), COPY, (copy, flush) -> {
                for (Map.Entry<PartitionKey, List<Event>> each : events.entrySet()) {
                    ChainEnd end = ends.get(each.getKey());
                    for (Event event : each.getValue()) {
                        var row = new EventRow(each.getKey(), end.events() + 1, event);
                        byte[] seal = seals.next(end.seal(), row.writeTo(copy));
                        copy.bytes(seal);
                        end = new ChainEnd(row.number(), seal);
                        flush.ifFull();
                    }
                    ends.put(each.getKey(), end);
                }
            });
            return null;
        });
        database.batchUpdate("update audit.chain set events = ?, seal = ? where day = ? and term = ?",
                ends.entrySet().stream().map(end -> new Object[]{end.getValue().events(), end.getValue().seal(),
                        end.getKey().day(), end.getKey().term()}).toList());
    }

    private ChainEnd lock(PartitionKey partition, Seals seals) {
        database.update("insert into audit.chain values (?, ?, 0, ?) on conflict do nothing", partition.day(),
                partition.term(), seals.first(partition));
        return Objects.requireNonNull(database.queryForObject(
                "select events, seal from audit.chain where day = ? and term = ? for update",
                (row, _) -> new ChainEnd(row.getLong("events"), row.getBytes("seal")), partition.day(),
                partition.term()));
    }
}
