package chat.granta.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.MemoryPositions;
import chat.granta.bus.ReplayRule;
import chat.granta.bus.ReplayRule.Verdict;
import chat.granta.bus.StrictProducer;
import chat.granta.bus.wire.Envelope;
import chat.granta.ledger.Batches.Committed;
import chat.granta.ledger.Batches.Part;
import chat.granta.ledger.store.InputPartition;
import chat.granta.ledger.store.OutboxRow;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Owners of a partition die at any point, wake as zombies and go on: each request has its effect once, and its home gets one
 * reply to it, in order.
 */
class ExactlyOnceProperties {
    private static final int REQUESTS = 30;
    private static final int PARTITION = 3;

    /** What happens next, to which of the owners there have been. */
    record Step(Kind kind, int owner, int size) {}

    enum Kind {
        NEW_OWNER, HANDLE, HANDLE_AND_PUBLISH, PUBLISH, DELETE
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.of(Kind.class), Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(1, 8)).as(Step::new).list().ofMinSize(5).ofMaxSize(30);
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void everyRequestHasItsEffectOnce(@ForAll("steps") List<Step> steps) {
        var world = new World();
        world.owners.add(new Owner(world));
        steps.forEach(world::take);
        // Whatever has happened, the last owner finishes it.
        world.owners.add(new Owner(world));
        for (int i = 0; i < REQUESTS; i++) {
            world.owners.getLast().handle(REQUESTS);
            world.owners.getLast().publish();
        }
        world.check();
    }

    /** The log, and the owners that there have been: the last is the one Kafka knows. */
    private static final class World {
        final InputPartition input = new InputPartition(UUID.randomUUID(), PARTITION);
        final String account = "once" + input.topicId() + "@example.org";
        final List<InputRecord> log = new ArrayList<>();
        final List<byte[]> heard = new ArrayList<>();
        final List<Owner> owners = new ArrayList<>();

        World() {
            for (int i = 0; i < REQUESTS; i++) {
                // A home that crashed says again what it said before. Transactions leave holes among the offsets.
                for (int again = 0; again < (i % 4 == 3 ? 2 : 1); again++) {
                    log.add(new InputRecord(input, log.size() * 2L, null,
                            CountingBookkeeping.request(account, PARTITION, i)));
                }
            }
        }

        void take(Step step) {
            Owner owner = owners.get(Math.max(0, owners.size() - 1 - step.owner()));
            switch (step.kind()) {
                case NEW_OWNER -> owners.add(new Owner(this));
                case HANDLE -> owner.handle(step.size());
                case HANDLE_AND_PUBLISH -> {
                    owner.handle(step.size());
                    owner.publish();
                }
                case PUBLISH -> owner.publish();
                case DELETE -> owner.delete();
            }
        }

        /** What the home takes by the replay rule, and the account's numbers, are as if nothing had ever failed. */
        void check() {
            ReplayRule rule = new ReplayRule(new MemoryPositions());
            List<Long> times = new ArrayList<>();
            List<Long> versions = new ArrayList<>();
            Map<Long, ByteString> byOffset = new HashMap<>();
            for (byte[] value : heard) {
                Envelope envelope = parse(value);
                ByteString other = byOffset.put(envelope.getOrigin().getDerived().getOffset(),
                        ByteString.copyFrom(value));
                assertThat(other == null || other.equals(ByteString.copyFrom(value))).as("said twice, it is the same")
                        .isTrue();
                if (rule.judge(envelope.getOrigin()) == Verdict.ACCEPT) {
                    times.add(envelope.getTime());
                    versions.add(envelope.getRosterReply().getPolicy().getVersion());
                }
            }
            List<Long> expected = LongStream.range(0, REQUESTS).boxed().toList();
            assertThat(times).isEqualTo(expected);
            assertThat(versions).isEqualTo(expected.stream().map(i -> i + 1).toList());
        }
    }

    /** A process that owns the partition, or takes itself for its owner. */
    private static final class Owner {
        private final World world;
        private final Batches batches = CountingBookkeeping.batches();
        private final MockProducer<byte[], byte[]> producer = new MockProducer<>(true, null, new ByteArraySerializer(),
                new ByteArraySerializer());
        private final Publisher publisher = new Publisher(new StrictProducer(producer));
        private final List<OutboxRow> unpublished = new ArrayList<>();
        private OwnedPartition partition;

        Owner(World world) {
            this.world = world;
            this.partition = takeUp();
        }

        private OwnedPartition takeUp() {
            var state = batches.read(world.input);
            send(state.unsent());
            return new OwnedPartition(world.input, state);
        }

        void handle(int size) {
            publish();
            List<InputRecord> records = world.log.stream().filter(record -> record.offset() >= partition.nextOffset())
                    .limit(size).toList();
            if (records.isEmpty()) {
                return;
            }
            Committed committed = batches.handle(List.of(new Part(partition, records)));
            unpublished.addAll(committed.rows());
            if (!committed.fenced().isEmpty()) {
                partition = takeUp();
            }
        }

        void publish() {
            send(List.copyOf(unpublished));
            unpublished.clear();
        }

        void delete() {
            batches.delete(publisher.acknowledged());
            publisher.deleted();
        }

        private void send(List<OutboxRow> rows) {
            int before = producer.history().size();
            publisher.send(rows);
            producer.history().subList(before, producer.history().size())
                    .forEach(record -> world.heard.add(record.value()));
        }
    }

    private static Envelope parse(byte[] value) {
        try {
            return Envelope.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
