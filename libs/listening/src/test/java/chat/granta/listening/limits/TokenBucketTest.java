package chat.granta.listening.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final TokenBucket allowance = new TokenBucket(new Rate(10, 20), 0);

    @Test
    void theBurstIsFree() {
        assertThat(allowance.take(20, 0)).isZero();
    }

    @Test
    void whatIsOwedTakesTimeToPay() {
        assertThat(allowance.take(25, 0)).isEqualTo(SECOND / 2);
        assertThat(allowance.take(0, SECOND / 2)).isZero();
        assertThat(allowance.take(10, SECOND / 2)).isEqualTo(SECOND);
    }

    @Test
    void aPauseFillsTheBucketAndNoMore() {
        allowance.take(20, 0);
        assertThat(allowance.take(20, 1000 * SECOND)).isZero();
        assertThat(allowance.take(1, 1000 * SECOND)).isEqualTo(SECOND / 10);
    }

    @Test
    void withoutALimitNothingIsOwed() {
        var free = new TokenBucket(RateLimit.OFF.bytes(), 0);
        for (int i = 0; i < 1000; i++) {
            assertThat(free.take(Integer.MAX_VALUE, i)).isZero();
        }
    }
}
