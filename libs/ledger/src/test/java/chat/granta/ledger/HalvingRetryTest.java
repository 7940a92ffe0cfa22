package chat.granta.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.ledger.Batches.Part;
import chat.granta.ledger.store.InputPartition;
import chat.granta.ledger.store.OutboxRow;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HalvingRetryTest {
    private static final int RECORDS = 1000;
    private static final Set<Long> FAULTY = Set.of(0L, 411L, 999L);

    private final InputPartition input = new InputPartition(UUID.randomUUID(), 0);
    private final List<Long> entered = new ArrayList<>();
    private final List<OutboxRow> rows = new ArrayList<>();
    private int transactions;

    @Test
    void onlyTheFaultyRecordsAreParkedAndTheOthersAreNotHandledOneByOne() {
        Batches batches = batches();
        new HalvingRetry(batches, committed -> rows.addAll(committed.rows())).handle(List.of(all(batches)));

        assertThat(entered).isEqualTo(LongStream.range(0, RECORDS).filter(offset -> !FAULTY.contains(offset)).boxed()
                .toList());
        assertThat(rows).extracting(OutboxRow::offset).containsExactlyInAnyOrderElementsOf(FAULTY);
        assertThat(rows).extracting(OutboxRow::targetTopic).containsOnly(Topics.DEAD_LETTER);
        assertThat(batches.read(input).nextOffset()).isEqualTo(RECORDS);
        assertThat(transactions).isLessThan(80);
    }

    @Test
    void whatAnotherProcessOwnsByNowIsLeftToIt() {
        Part lost = all(batches());
        Batches another = batches();
        another.handle(List.of(all(another).between(1, 2)));
        entered.clear();
        new HalvingRetry(batches(), committed -> rows.addAll(committed.rows())).handle(List.of(lost));

        assertThat(entered).isEmpty();
        assertThat(rows).isEmpty();
    }

    private Part all(Batches batches) {
        return new Part(new OwnedPartition(input, batches.read(input)), LongStream.range(0, RECORDS)
                .mapToObj(offset -> new InputRecord(input, offset, null,
                        CountingBookkeeping.request("a@example.org", 0, (int) offset)))
                .toList());
    }

    private Batches batches() {
        return new Batches(CountingBookkeeping.SETTINGS, new Bookkeeping() {
            @Override
            public Entries begin() {
                transactions++;
                return new Transaction();
            }

            @Override
            public void refuse(Envelope envelope, Outbox outbox) {
                // Nobody waits.
            }
        }, TestDatabase.template(), TestDatabase.transaction(), new SimpleMeterRegistry());
    }

    /** Notes what has been entered when nothing of it was faulty. */
    private final class Transaction implements Bookkeeping.Entries {
        private final List<Long> offsets = new ArrayList<>();

        @Override
        public void enter(InputRecord record, Envelope envelope, Outbox outbox) {
            if (FAULTY.contains(record.offset())) {
                throw new IllegalStateException("faulty");
            }
            offsets.add(record.offset());
        }

        @Override
        public void complete() {
            entered.addAll(offsets);
        }
    }
}
