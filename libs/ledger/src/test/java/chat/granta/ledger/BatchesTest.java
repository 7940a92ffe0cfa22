package chat.granta.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.ledger.Batches.Committed;
import chat.granta.ledger.Batches.Part;
import chat.granta.ledger.store.InputPartition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class BatchesTest {
    private final UUID topic = UUID.randomUUID();
    private final List<String> durability = new ArrayList<>();

    @Test
    void onlyABatchThatSaysSomethingWaitsForTheDisk() {
        Batches batches = batches();
        var partition = taken(batches, 0);
        batches.handle(List.of(part(partition, 0)));
        assertThat(durability).containsExactly("off");
        batches.handle(List.of(part(partition, 1, 2)));
        assertThat(durability).containsExactly("off", "on");
    }

    @Test
    void aPartitionThatSomebodyElseOwnsDoesNotKeepTheOthersBack() {
        Batches batches = batches();
        var lost = taken(batches, 0);
        var kept = taken(batches, 1);
        batches().handle(List.of(part(taken(batches, 0), 0)));
        Committed committed = batches.handle(List.of(part(lost, 0), part(kept, 1)));
        assertThat(committed.fenced()).containsExactly(lost);
        assertThat(committed.rows()).extracting(row -> row.input().partition()).containsExactly(1);
        assertThat(batches.read(kept.input()).nextOffset()).isEqualTo(2);
    }

    /** Records of odd offsets are answered; before each commit it is noted whether it will wait for the disk. */
    private Batches batches() {
        return new Batches(CountingBookkeeping.SETTINGS, new Bookkeeping() {
            @Override
            public Entries begin() {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean isReadOnly) {
                        durability.add(String.valueOf(
                                TestDatabase.template().queryForObject("show synchronous_commit", String.class)));
                    }
                });
                return (record, _, outbox) -> {
                    if (record.offset() % 2 == 1) {
                        outbox.toHome(Topics.USER, "", Envelope.newBuilder());
                    }
                };
            }

            @Override
            public void refuse(Envelope envelope, Outbox outbox) {
                throw new IllegalStateException("nothing here fails");
            }
        }, TestDatabase.template(), TestDatabase.transaction(), new SimpleMeterRegistry());
    }

    private OwnedPartition taken(Batches batches, int partition) {
        var input = new InputPartition(topic, partition);
        return new OwnedPartition(input, batches.read(input));
    }

    private static Part part(OwnedPartition partition, int... offsets) {
        List<InputRecord> records = new ArrayList<>();
        for (int offset : offsets) {
            records.add(new InputRecord(partition.input(), offset, null,
                    CountingBookkeeping.request("a@example.org", partition.input().partition(), offset)));
        }
        return new Part(partition, records);
    }
}
