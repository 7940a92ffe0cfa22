package chat.granta.audit.trail.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Reads the trail in the order in which it was written, however long it is. Called within a transaction, or the driver reads all at once. */
public final class EventReader {
    private static final int AT_ONCE = 2000;

    private final JdbcTemplate database;
    private final Supplier<Mac> keys;

    /** @param keys the key of the chains, anew for each call */
    public EventReader(JdbcTemplate database, Supplier<Mac> keys) {
        this.database = database;
        this.keys = keys;
    }

    /**
     * Tells what of a partition does not fit its seals.
     *
     * @param heads seals that were signed, by the number of the event
     * @return how many events it has
     */
    public long check(PartitionKey partition, Map<Long, byte[]> heads, Consumer<String> findings) {
        var seals = new Seals(keys.get());
        Set<Long> erased = erased(partition, seals);
        var check = new ChainCheck(partition, seals, erased::contains, new HashMap<>(heads), findings);
        long[] count = new long[1];
        stream("select " + EventRow.COLUMNS + ", seal from audit.event where day = ? and term = ? order by number",
                row -> {
                    check.next(EventRow.of(row), row.getBytes("seal"));
                    count[0]++;
                }, partition.day(), partition.term());
        check.end(end(partition));
        return count[0];
    }

    /** The events that were erased with their users' accounts, as far as somebody with the key has done so. */
    private Set<Long> erased(PartitionKey partition, Seals seals) {
        Set<Long> erased = new HashSet<>();
        stream("select number, proof from audit.erasure where day = ? and term = ?", row -> {
            if (seals.isErasure(partition, row.getLong("number"), row.getBytes("proof"))) {
                erased.add(row.getLong("number"));
            }
        }, partition.day(), partition.term());
        return erased;
    }

    /** How far a partition was written, or null when nothing says. */
    private @Nullable ChainEnd end(PartitionKey partition) {
        List<ChainEnd> end = database.query("select events, seal from audit.chain where day = ? and term = ?",
                (row, _) -> new ChainEnd(row.getLong("events"), row.getBytes("seal")), partition.day(),
                partition.term());
        return end.isEmpty() ? null : end.getFirst();
    }

    /** The partitions that were ever written to. */
    public List<PartitionKey> written() {
        return database.query("select day, term from audit.chain where events > 0 order by day, term",
                (row, _) -> new PartitionKey(row.getObject("day", java.time.LocalDate.class), row.getInt("term")));
    }

    /** All that an account has done, and that was done to it, oldest first; but for who has reported it, and who has looked at it. */
    public void ofSubject(String account, Consumer<EventRow> events) {
        stream("select " + EventRow.COLUMNS
                + " from audit.event where audit.parties(account, peer, room) @> audit.parties(?, null, null) "
                + "and (account = ? or peer = ? and kind not in ('report', 'query', 'administration')) "
                + "order by time, day, term, number", row -> events.accept(EventRow.of(row)), account, account,
                account);
    }

    private void stream(String query, RowCallbackHandler each, Object... parameters) {
        PreparedStatementCreator statement = connection -> {
            var prepared = connection.prepareStatement(query, ResultSet.TYPE_FORWARD_ONLY,
                    ResultSet.CONCUR_READ_ONLY);
            try {
                prepared.setFetchSize(AT_ONCE);
                for (int i = 0; i < parameters.length; i++) {
                    prepared.setObject(i + 1, parameters[i]);
                }
                return prepared;
            } catch (SQLException e) {
                prepared.close();
                throw e;
            }
        };
        database.query(statement, each);
    }
}
