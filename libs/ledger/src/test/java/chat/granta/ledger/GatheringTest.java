package chat.granta.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private long now = Duration.ofHours(1).toNanos();
    private final Gathering gathering = new Gathering(100, () -> now);

    @Test
    void oneRecordIsNoStream() {
        handled(1);
        assertThat(gathering.pause()).isEmpty();
        pass(1000);
        handled(1);
        assertThat(gathering.pause()).isEmpty();
    }

    @Test
    void recordsThatStreamInAreGathered() {
        stream();
        pass(40);
        handled(20);
        assertThat(gathering.pause()).hasValueSatisfying(
                pause -> assertThat(pause).isBetween(Duration.ofMillis(20), Duration.ofMillis(50)));
        assertThat(gathering.pause()).as("the poll in between found nothing").isEmpty();
    }

    @Test
    void whoAsksMayAskAgainAtOnce() {
        stream();
        gathering.answered();
        pass(10);
        handled(3);
        assertThat(gathering.pause()).isEmpty();
        for (int i = 0; i < 20; i++) {
            pass(10);
            handled(3);
        }
        assertThat(gathering.pause()).isPresent();
    }

    @Test
    void aBacklogDoesNotWait() {
        stream();
        pass(5);
        handled(100);
        assertThat(gathering.pause()).isEmpty();
    }

    private void stream() {
        handled(1);
        pass(4);
        handled(4);
        assertThat(gathering.pause()).isPresent();
    }

    private void handled(int records) {
        gathering.handling(records);
    }

    private void pass(int millis) {
        now += Duration.ofMillis(millis).toNanos();
    }
}
