package chat.granta.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollLingerTest {
    private long now = Duration.ofHours(1).toNanos();
    private final PollLinger linger = new PollLinger(100, Duration.ofMillis(40), () -> now);

    @Test
    void oneRecordIsNoStream() {
        handled(1);
        assertThat(linger.pause()).isEmpty();
        pass(1000);
        handled(1);
        assertThat(linger.pause()).isEmpty();
    }

    @Test
    void recordsThatStreamInAreGathered() {
        stream();
        pass(40);
        handled(20);
        assertThat(linger.pause()).hasValueSatisfying(
                pause -> assertThat(pause).isBetween(Duration.ofMillis(20), Duration.ofMillis(50)));
        assertThat(linger.pause()).as("the poll in between found nothing").isEmpty();
    }

    @Test
    void whoAsksMayAskAgainAtOnce() {
        stream();
        linger.answered();
        pass(10);
        handled(3);
        assertThat(linger.pause()).isEmpty();
        for (int i = 0; i < 20; i++) {
            pass(10);
            handled(3);
        }
        assertThat(linger.pause()).isPresent();
    }

    @Test
    void aBacklogDoesNotWait() {
        stream();
        pass(5);
        handled(100);
        assertThat(linger.pause()).isEmpty();
    }

    @Test
    void theRestOfWhatWasFetchedIsNotTheEndOfABacklog() {
        stream();
        pass(5);
        linger.handling(3, 1000);
        assertThat(linger.pause()).isEmpty();
        pass(5);
        linger.handling(3, 0);
        assertThat(linger.pause()).isPresent();
    }

    private void stream() {
        handled(1);
        pass(4);
        handled(4);
        assertThat(linger.pause()).isPresent();
    }

    private void handled(int records) {
        linger.handling(records, 0);
    }

    private void pass(int millis) {
        now += Duration.ofMillis(millis).toNanos();
    }
}
