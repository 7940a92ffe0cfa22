package chat.granta.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;

/** RFC 2782: priorities are kept, weights are chances. */
class SrvTargetTest {
    private static SrvTarget target(int priority, int weight, int port) {
        return new SrvTarget(priority, weight, Name.root, port, false, false);
    }

    @Test
    void theLowestPriorityComesFirst() {
        List<SrvTarget> ordered = SrvTarget.inOrder(
                List.of(target(20, 100, 3), target(5, 0, 1), target(10, 1, 2)), new Random(1));
        assertThat(ordered).extracting(SrvTarget::port).containsExactly(1, 2, 3);
    }

    @Test
    void aHeavierOneComesFirstMoreOften() {
        var random = new Random(1);
        int heavyFirst = 0;
        for (int i = 0; i < 1000; i++) {
            List<SrvTarget> ordered = SrvTarget.inOrder(List.of(target(0, 10, 1), target(0, 30, 2)), random);
            assertThat(ordered).hasSize(2);
            heavyFirst += ordered.getFirst().port() == 2 ? 1 : 0;
        }
        assertThat(heavyFirst).isBetween(680, 800);
    }
}
