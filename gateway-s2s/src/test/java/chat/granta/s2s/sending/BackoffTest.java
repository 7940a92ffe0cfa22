package chat.granta.s2s.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Backoff backoff = new Backoff();

    @Test
    void eachFailureDoublesThePauseUpToFiveMinutes() {
        long now = -5;
        for (long pause : new long[]{1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            backoff.failed(now);
            assertThat(backoff.isOver(now + pause * SECOND - 1)).isFalse();
            assertThat(backoff.isOver(now + pause * SECOND)).isTrue();
            now += pause * SECOND;
        }
        backoff.reset();
        assertThat(backoff.isOver(now)).isTrue();
    }

    @Test
    void aSecondAfterAnyFailureThereMayBeReasonForAnotherAttempt() {
        assertThat(backoff.hasPaused(0)).isTrue();
        backoff.failed(0);
        backoff.failed(2 * SECOND);
        backoff.failed(5 * SECOND);
        assertThat(backoff.hasPaused(6 * SECOND - 1)).isFalse();
        assertThat(backoff.hasPaused(6 * SECOND)).isTrue();
        assertThat(backoff.isOver(6 * SECOND)).isFalse();
    }
}
