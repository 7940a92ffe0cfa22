package chat.granta.c2s.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * XEP-0198 between gateways, by the real readers on a log that is a list: whatever dies, wakes up again, repeats itself or is
 * late, a client that resumes wherever it likes is written everything once, in order; and what it never got comes back.
 */
class HandoverProperties {
    @Property(tries = 2000)
    void theClientGetsEverythingOnceAndInOrder(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int steps) {
        var world = new HandoverWorld(new Random(seed));
        world.begin();
        for (int i = 0; i < steps; i++) {
            world.step();
        }
        world.calmDown();
        assertThat(world.client.got).isEqualTo(LongStream.rangeClosed(1, world.delivered).boxed().toList());
        world.leave();
        assertThat(world.cameBack).isEqualTo(
                LongStream.rangeClosed(world.client.acknowledged + 1, world.delivered).boxed().toList());
        assertThat(world.isDone()).isTrue();
    }
}
