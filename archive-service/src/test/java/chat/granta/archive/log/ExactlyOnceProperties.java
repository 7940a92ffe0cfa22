package chat.granta.archive.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.archive.ArchiveContext;
import chat.granta.archive.offline.OfflineLimits;
import chat.granta.bus.MemoryPositions;
import chat.granta.bus.Origins;
import chat.granta.bus.ReplayRule.Verdict;
import chat.granta.bus.ReplayRule;
import chat.granta.bus.TopicIds;
import chat.granta.bus.wire.Envelope;
import chat.granta.ledger.Batches.Committed;
import chat.granta.ledger.Batches.Part;
import chat.granta.ledger.Batches;
import chat.granta.ledger.Bookkeeping;
import chat.granta.ledger.InputRecord;
import chat.granta.ledger.Ledger;
import chat.granta.ledger.LedgerSettings;
import chat.granta.ledger.OwnedPartition;
import chat.granta.ledger.store.InputPartition;
import chat.granta.ledger.store.OutboxRow;
import chat.granta.model.Jid;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Owners of a partition die at any point, wake as zombies and go on: each message has one row in the archive, and each that was
 * stored offline comes home once, in order. So has each message in a room, but those of a room that has ended. An archive that is rebuilt
 * from the log is the archive.
 */
class ExactlyOnceProperties {
    private static final int MESSAGES = 30;
    private static final int FLUSH_EVERY = 7;
    /** Behind this message the room is destroyed, and made anew. */
    private static final int ENDED_AFTER = 11;

    /** What happens next, to which of the owners there have been. */
    record Step(Kind kind, int owner, int size) {}

    enum Kind {
        NEW_OWNER, HANDLE, HANDLE_AND_PUBLISH, PUBLISH
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.of(Kind.class), Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(1, 8)).as(Step::new).list().ofMinSize(5).ofMaxSize(30);
    }

    /** The two topics, each with a ledger of its own, and what is in them. */
    private enum Topic {
        ARCHIVE(LogConfiguration.SETTINGS) {
            @Override
            Bookkeeping bookkeeping() {
                return TestArchive.bookkeeping(LIMITS);
            }
        },
        ROOM_ARCHIVE(LogConfiguration.SETTINGS) {
            @Override
            Bookkeeping bookkeeping() {
                return TestArchive.bookkeeping(LIMITS);
            }
        },
        OFFLINE(LogConfiguration.OFFLINE_SETTINGS) {
            @Override
            Bookkeeping bookkeeping() {
                return TestArchive.offline(LIMITS);
            }
        };

        private static final OfflineLimits LIMITS = new OfflineLimits(1000, 1_000_000);
        private final LedgerSettings settings;

        Topic(LedgerSettings settings) {
            this.settings = settings;
        }

        abstract Bookkeeping bookkeeping();
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void everyMessageIsArchivedOnceAndComesHomeOnce(@ForAll Topic topic, @ForAll("steps") List<Step> steps) {
        var world = new World(topic);
        world.owners.add(new Owner(world));
        steps.forEach(world::take);
        world.finish();
        world.check();
        world.rebuild();
        world.check();
    }

    /** The log, and the owners that there have been: the last is the one Kafka knows. */
    private static final class World {
        final InputPartition input = new InputPartition(UUID.randomUUID(), 3);
        final Jid account = Jid.parse("once" + input.topicId() + "@example.org");
        final ByteString homeTopic = TopicIds.toWire(UUID.randomUUID());
        final List<InputRecord> log = new ArrayList<>();
        final List<byte[]> heard = new ArrayList<>();
        final List<Owner> owners = new ArrayList<>();

        final Topic topic;

        World(Topic topic) {
            this.topic = topic;
            for (int i = 0; i < MESSAGES; i++) {
                if (topic != Topic.OFFLINE) {
                    var entry = TestArchive.entry(account, "romeo@example.org/orchard", "m" + i, "Hi");
                    if (topic == Topic.ROOM_ARCHIVE) {
                        entry.getArchiveEntryBuilder().setNickname("montague");
                    }
                    append(entry, i, 0);
                    if (topic == Topic.ROOM_ARCHIVE && i == ENDED_AFTER) {
                        append(TestArchive.deletion(account), i, 1);
                    }
                    continue;
                }
                append(TestArchive.stored(account, "m" + i, homeTopic, i), i, 0);
                if (i % FLUSH_EVERY == FLUSH_EVERY - 1 || i == MESSAGES - 1) {
                    append(TestArchive.flush(account), i, 1);
                }
            }
        }

        /** A home that crashed says again what it said before. Transactions leave holes among the offsets. */
        private void append(Envelope.Builder body, int offset, int index) {
            byte[] value = body.setOrigin(Origins.derived(homeTopic, 3, offset, index)).setTime(TestArchive.NOON)
                    .build().toByteArray();
            for (int again = 0; again < (offset % 4 == 3 ? 2 : 1); again++) {
                log.add(new InputRecord(input, log.size() * 2L, null, value));
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
            }
        }

        /** Whatever has happened, the last owner finishes it. */
        void finish() {
            owners.add(new Owner(this));
            for (int i = 0; i < MESSAGES; i++) {
                owners.getLast().handle(2 * MESSAGES);
                owners.getLast().publish();
            }
        }

        /** The archive is lost, and the log is read again. */
        void rebuild() {
            ArchiveContext.database().update("delete from archive.message where account = ?", account.toString());
            Ledger.readAgain(LogConfiguration.SETTINGS, ArchiveContext.database(),
                    ArchiveContext.bean(PlatformTransactionManager.class));
            finish();
        }

        void check() {
            List<String> expected = IntStream
                    .range(topic == Topic.ROOM_ARCHIVE ? ENDED_AFTER + 1 : 0, MESSAGES).mapToObj(i -> "m" + i).toList();
            ReplayRule rule = new ReplayRule(new MemoryPositions());
            List<String> home = new ArrayList<>();
            for (byte[] value : heard) {
                Envelope envelope = parse(value);
                if (rule.judge(envelope.getOrigin()) == Verdict.ACCEPT) {
                    envelope.getArchiveReply().getFlushedList().forEach(message -> home.add(message.getId()));
                }
            }
            assertThat(home).isEqualTo(topic == Topic.OFFLINE ? expected : List.of());
            assertThat(ArchiveContext.database().queryForList(
                    "select id from archive.message where account = ? order by era, home_offset, number", String.class,
                    account.toString())).isEqualTo(topic == Topic.OFFLINE ? List.of() : expected);
        }
    }

    /** A process that owns the partition, or takes itself for its owner. */
    private static final class Owner {
        private final World world;
        private final Batches batches;
        private final List<OutboxRow> unpublished = new ArrayList<>();
        private OwnedPartition partition;

        Owner(World world) {
            this.world = world;
            this.batches = new Batches(world.topic.settings, world.topic.bookkeeping(), ArchiveContext.database(),
                    ArchiveContext.bean(TransactionTemplate.class), new SimpleMeterRegistry());
            this.partition = takeUp();
        }

        private OwnedPartition takeUp() {
            var state = batches.read(world.input);
            state.unsent().forEach(row -> world.heard.add(row.value()));
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
            unpublished.forEach(row -> world.heard.add(row.value()));
            unpublished.clear();
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
