package chat.granta.bus;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Lane.Position;
import chat.granta.bus.ReplayRule.Verdict;
import chat.granta.bus.wire.Origin;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/**
 * A chain of two homes, as messages travel it, against a model without faults: crashes that lose what was not committed,
 * replays that emit the same outputs again, and zombies that go on emitting after they were replaced, in any order. What
 * the second home accepts must be what a faultless world would have brought it: everything, once, in order.
 */
class ReplayRuleProperties {
    private static final ByteString FIRST = ByteString.copyFrom(new byte[16]);
    private static final int OUTPUTS = 2;

    @Property(tries = 500)
    void crashesReplaysAndZombiesChangeNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int records) {
        var random = new Random(seed);
        List<Origin> log = new ArrayList<>();
        List<Integer> zombies = new ArrayList<>();
        int committed = 0;
        int position = 0;
        while (committed < records) {
            switch (random.nextInt(5)) {
                case 0 -> committed = position;
                case 1 -> {
                    // Crash: the new owner replays from the commit, the old one may not know yet that it is dead.
                    zombies.add(position);
                    position = committed;
                }
                case 2 -> wakeAZombie(zombies, random, log, records);
                default -> position = emit(log, position, records);
            }
        }
        assertThat(accepted(log, random)).isEqualTo(inOrder(records));
    }

    /** A process that was paused and replaced wakes up and goes on where it was, for as long as it likes. */
    private static void wakeAZombie(List<Integer> zombies, Random random, List<Origin> log, int records) {
        if (!zombies.isEmpty()) {
            int at = zombies.remove(random.nextInt(zombies.size()));
            for (int i = random.nextInt(4); i >= 0; i--) {
                at = emit(log, at, records);
            }
        }
    }

    private static int emit(List<Origin> log, int offset, int records) {
        if (offset >= records) {
            return offset;
        }
        for (int index = 0; index < OUTPUTS; index++) {
            log.add(Origins.derived(FIRST, 0, offset, index));
        }
        return offset + 1;
    }

    /** The second home, which itself crashes now and then and starts again from its own commit. */
    private static List<Position> accepted(List<Origin> log, Random random) {
        var durable = new Saved();
        int committedAt = 0;
        List<Position> committedEffects = List.of();
        while (true) {
            var running = new Saved(durable);
            var rule = new ReplayRule(running);
            List<Position> effects = new ArrayList<>(committedEffects);
            int at = committedAt;
            boolean crashed = false;
            while (at < log.size() && !crashed) {
                Origin origin = log.get(at++);
                if (rule.judge(origin) == Verdict.ACCEPT) {
                    effects.add(Position.of(origin));
                }
                if (random.nextInt(4) == 0) {
                    committedAt = at;
                    committedEffects = List.copyOf(effects);
                    durable = new Saved(running);
                } else {
                    crashed = random.nextInt(20) == 0;
                }
            }
            if (!crashed) {
                return effects;
            }
        }
    }

    private static List<Position> inOrder(int records) {
        List<Position> all = new ArrayList<>();
        for (int offset = 0; offset < records; offset++) {
            for (int index = 0; index < OUTPUTS; index++) {
                all.add(new Position(offset, index));
            }
        }
        return all;
    }

    @Property(tries = 500)
    void aSessionIsTakenInFullAndInOrderWhateverIsRepeated(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 80) int stanzas) {
        var random = new Random(seed);
        var session = new SessionAddress(1, 10, 3);
        var rule = new ReplayRule(new MemoryPositions());
        List<Long> accepted = new ArrayList<>();
        long next = 1;
        while (accepted.size() < stanzas) {
            // A client's gateway repeats something old, loses something, or sends what is due.
            long sequence = Math.max(1, next + random.nextInt(7) - 3);
            if (rule.judge(Origins.session(session, sequence)) == Verdict.ACCEPT) {
                accepted.add(sequence);
                next = sequence + 1;
            }
        }
        for (int i = 0; i < stanzas; i++) {
            assertThat(accepted.get(i)).isEqualTo(i + 1L);
        }
    }

    /**
     * A service's outbox, sent by one publisher after the other: each goes on from what was last marked as sent, which may
     * be long ago, and a publisher that was replaced may still send what it had read.
     */
    @Property(tries = 500)
    void aServicesOutboxIsTakenOnceAndInOrderWhoeverSendsIt(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int events) {
        var random = new Random(seed);
        List<Long> log = new ArrayList<>();
        int marked = 0;
        while (marked < events) {
            int end = Math.min(events, marked + 1 + random.nextInt(8));
            for (int id = marked; id < end; id++) {
                log.add(numberOf(id));
                if (random.nextInt(4) == 0) {
                    // Somebody else, taken for dead, repeats something that was sent before.
                    log.add(numberOf(random.nextInt(id + 1)));
                }
            }
            marked = random.nextInt(3) == 0 ? marked : end;
        }
        var rule = new ReplayRule(new MemoryPositions());
        List<Long> accepted = log.stream()
                .filter(number -> rule.judge(Origins.service("auth-service", number)) == Verdict.ACCEPT).toList();
        assertThat(accepted).isEqualTo(IntStream.range(0, events)
                .mapToObj(ReplayRuleProperties::numberOf).toList());
    }

    /** Numbers leave some out: a database's sequence does. */
    private static long numberOf(int event) {
        return 3L * event + 1;
    }

    /** Positions that can be copied, as a store is by its changelog. */
    private static final class Saved implements ReplayRule.Positions {
        private final Map<Lane, Position> positions = new HashMap<>();

        Saved() {}

        Saved(Saved other) {
            positions.putAll(other.positions);
        }

        @Override
        public @Nullable Position get(Lane lane) {
            return positions.get(lane);
        }

        @Override
        public void put(Lane lane, Position position) {
            positions.put(lane, position);
        }
    }
}
