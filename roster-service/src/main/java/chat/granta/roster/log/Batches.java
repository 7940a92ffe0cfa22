package chat.granta.roster.log;

import chat.granta.bus.ReplayRule;
import chat.granta.roster.log.store.InputState;
import chat.granta.roster.log.store.InputPartition;
import chat.granta.roster.log.store.LogStore;
import chat.granta.roster.log.store.OutboxRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Database transactions of the log: a batch's rows, input positions and outputs are committed together or not at all. The
 * position is a fence: of two processes that both take themselves for a partition's owner, one finds it moved.
 */
final class Batches {
    /** Consecutive records of one partition. */
    record Part(OwnedPartition partition, List<InputRecord> records) {
        long nextOffset() {
            return records.getLast().offset() + 1;
        }
    }

    /** What was committed, in order; and the partitions that somebody else owns, of which nothing was. */
    record Committed(List<OutboxRow> rows, List<OwnedPartition> fenced) {}

    /** What to do with a part's records, within the transaction. */
    private interface Handling {
        void handle(InputRecord record, ReplayRule rule, List<OutboxRow> rows);
    }

    private final TransactionTemplate transaction;
    private final LogStore store;
    private final RecordHandling handling;

    Batches(TransactionTemplate transaction, LogStore store, RecordHandling handling) {
        this.transaction = transaction;
        this.store = store;
        this.handling = handling;
    }

    InputState read(InputPartition input) {
        return Objects.requireNonNull(transaction.execute(_ -> store.read(input)));
    }

    /** Handles records. A failure of any of them is thrown, and nothing of the batch has happened. */
    Committed handle(List<Part> parts) {
        return commit(parts, (record, rule, rows) -> rows.addAll(handling.handle(record, rule)));
    }

    /** Notes that a record cannot be handled. */
    Committed park(Part part, Throwable reason) {
        return commit(List.of(part), (record, rule, rows) -> rows.addAll(handling.park(record, rule, reason)));
    }

    /** Forgets rows that Kafka has, and those before them. */
    void delete(Collection<OutboxRow> acknowledged) {
        transaction.executeWithoutResult(_ -> store.deleteUpTo(acknowledged));
    }

    private Committed commit(List<Part> parts, Handling each) {
        List<OutboxRow> rows = new ArrayList<>();
        List<OwnedPartition> fenced = new ArrayList<>();
        List<OwnedPartition.Attempt> attempts = new ArrayList<>();
        transaction.executeWithoutResult(_ -> {
            for (Part part : parts) {
                OwnedPartition partition = part.partition();
                if (!store.advance(partition.input(), partition.nextOffset(), part.nextOffset())) {
                    fenced.add(partition);
                    continue;
                }
                OwnedPartition.Attempt attempt = partition.attempt(part.nextOffset());
                var rule = new ReplayRule(attempt);
                part.records().forEach(record -> each.handle(record, rule, rows));
                store.saveLanes(partition.input(), attempt.changed());
                attempts.add(attempt);
            }
            store.add(rows);
        });
        attempts.forEach(OwnedPartition.Attempt::committed);
        return new Committed(rows, fenced);
    }
}
