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
 * The ledger's database transactions: a batch's rows, input positions and outputs are committed together or not at all. The
 * position is a fence: when two processes both believe that they own a partition, the second one to commit finds the
 * position moved, and its part is not committed.
 *
 * <p>A batch without outputs is committed without waiting for the disk. If the database crashes and loses the batch, it loses
 * the position with it: the owner is then fenced, reads the position again and handles the records again. A batch with outputs
 * waits for the disk: an output is sent only when its transaction, and all committed before it, are on the disk.
 */
public final class Batches {
    /** Consecutive records of one partition. */
    public record Part(OwnedPartition partition, List<InputRecord> records) {
        long nextOffset() {
            return records.getLast().offset() + 1;
        }

        /** Some of the records, by their places among these. */
        Part between(int from, int to) {
            return new Part(partition, records.subList(from, to));
        }

        Advance advance() {
            return new Advance(partition.input(), partition.nextOffset(), nextOffset());
        }
    }

    /**
     * What was committed, in order, and the fenced partitions: another process owns them, and nothing of theirs was
     * committed.
     */
    public record Committed(List<OutboxRow> rows, List<OwnedPartition> fenced) {}

    /** Handles one record within the transaction: enters it, or parks it. */
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

    /** Reads the position, lanes and unsent outputs of a partition that this process takes up. */
    public InputState read(InputPartition input) {
        handling.takenUp();
        return Objects.requireNonNull(transaction.execute(_ -> store.read(input)));
    }

    /** Handles records in one transaction. If any of them fails, the exception is thrown and the whole batch is rolled back. */
    public Committed handle(List<Part> parts) {
        return commit(parts, handling::handle);
    }

    /** Commits a dead letter, and an error to the sender, in place of a record that cannot be handled. */
    Committed park(Part part, Throwable reason) {
        return commit(List.of(part), (record, rule, _) -> handling.park(record, rule, reason));
    }

    /** Deletes outbox rows that Kafka has acknowledged, and those before them. */
    public void delete(Collection<OutboxRow> acknowledged) {
        transaction.executeWithoutResult(_ -> {
            // If a crash undoes this, the row is sent again, and the replay rule drops it at its home.
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
