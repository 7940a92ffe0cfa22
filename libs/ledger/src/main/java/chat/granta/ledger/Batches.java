package chat.granta.ledger;

import chat.granta.bus.Lane;
import chat.granta.bus.Lane.Position;
import chat.granta.bus.ReplayRule;
import chat.granta.ledger.store.InputState;
import chat.granta.ledger.store.InputPartition;
import chat.granta.ledger.store.LedgerStore;
import chat.granta.ledger.store.LedgerStore.Advance;
import chat.granta.ledger.store.OutboxRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Database transactions of the log: a batch's rows, input positions and outputs are committed together or not at all. The
 * position is a fence: of two processes that both take themselves for a partition's owner, one finds it moved.
 *
 * <p>A batch that says nothing is committed without waiting for the disk. Should the database crash and lose it, its position
 * is lost with it, so that its owner is fenced, reads where the database stands and handles the records again. A batch that
 * says something waits: a row is sent only when it, and all that was committed before it, is on the disk.
 */
public final class Batches {
    /** Consecutive records of one partition. */
    public record Part(OwnedPartition partition, List<InputRecord> records) {
        long nextOffset() {
            return records.getLast().offset() + 1;
        }

        Advance advance() {
            return new Advance(partition.input(), partition.nextOffset(), nextOffset());
        }
    }

    /** What was committed, in order; and the partitions that somebody else owns, of which nothing was. */
    public record Committed(List<OutboxRow> rows, List<OwnedPartition> fenced) {}

    /** What to do with a part's records, within the transaction. */
    private interface Handling {
        Outbox handle(InputRecord record, ReplayRule rule, Bookkeeping.Entries entries);
    }

    private final TransactionTemplate transaction;
    private final LedgerStore store;
    private final RecordHandling handling;

    /** @param transaction of the same database as {@code database} */
    public Batches(LedgerSettings settings, Bookkeeping bookkeeping, JdbcTemplate database,
            TransactionTemplate transaction, MeterRegistry metrics) {
        this.transaction = transaction;
        this.store = new LedgerStore(database, settings.schema());
        this.handling = new RecordHandling(settings, bookkeeping, new LedgerMetrics(metrics, settings.metrics()));
    }

    /** Where the database stands with a partition that this process takes up. */
    public InputState read(InputPartition input) {
        handling.takenUp();
        return Objects.requireNonNull(transaction.execute(_ -> store.read(input)));
    }

    /** Handles records. A failure of any of them is thrown, and nothing of the batch has happened. */
    public Committed handle(List<Part> parts) {
        return commit(parts, handling::handle);
    }

    /** Notes that a record cannot be handled. */
    Committed park(Part part, Throwable reason) {
        return commit(List.of(part), (record, rule, _) -> handling.park(record, rule, reason));
    }

    /** Forgets rows that Kafka has, and those before them. */
    public void delete(Collection<OutboxRow> acknowledged) {
        transaction.executeWithoutResult(_ -> {
            // A row that a crash brings back is sent again, and dropped by the replay rule.
            store.commitLazily();
            store.deleteUpTo(acknowledged);
        });
    }

    private Committed commit(List<Part> parts, Handling each) {
        List<Outbox> outboxes = new ArrayList<>();
        List<OutboxRow> rows = new ArrayList<>();
        List<OwnedPartition> fenced = new ArrayList<>();
        List<OwnedPartition.Attempt> attempts = new ArrayList<>();
        transaction.executeWithoutResult(_ -> {
            store.commitLazily();
            Set<InputPartition> moved = store.advance(parts.stream().map(Part::advance).toList());
            Map<InputPartition, Map<Lane, Position>> lanes = new LinkedHashMap<>();
            Bookkeeping.Entries entries = handling.begin();
            for (Part part : parts) {
                OwnedPartition partition = part.partition();
                if (!moved.contains(partition.input())) {
                    fenced.add(partition);
                    continue;
                }
                OwnedPartition.Attempt attempt = partition.attempt(part.nextOffset());
                var rule = new ReplayRule(attempt);
                part.records().forEach(record -> outboxes.add(each.handle(record, rule, entries)));
                lanes.put(partition.input(), attempt.changed());
                attempts.add(attempt);
            }
            entries.complete();
            store.saveLanes(lanes);
            outboxes.forEach(outbox -> rows.addAll(outbox.rows()));
            if (!rows.isEmpty()) {
                store.add(rows);
                store.commitDurably();
            }
        });
        attempts.forEach(OwnedPartition.Attempt::committed);
        return new Committed(rows, fenced);
    }
}
