package chat.granta.listening.limits;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.listening.TestStream;
import chat.granta.stream.StreamError;
import chat.granta.stream.carrier.PauseReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 6120 section 13.12, without a gateway around it. */
class PacingTest {
    private final TestStream stream = new TestStream();
    private final List<StreamError> ends = new ArrayList<>();
    private final Pacing pacing = new Pacing(stream, RateLimit.valueOf("stanzas=10/5,bytes=100/1000"),
            "granta.test.rate-limit", ends::add);

    @Test
    void aPeerAboveTheRateIsReadFromAgainWhenTheDebtIsPaid() {
        for (int i = 0; i < 15; i++) {
            pacing.element();
        }
        assertThat(stream.paused).contains(PauseReason.TOO_FAST);
        stream.waits(Duration.ofMillis(999));
        assertThat(stream.paused).isNotEmpty();
        stream.waits(Duration.ofMillis(1));
        assertThat(stream.paused).doesNotContain(PauseReason.TOO_FAST);
        assertThat(ends).isEmpty();
    }

    @Test
    void aFloodEndsTheStreamAndNamesTheSetting() {
        pacing.arrived(3_000);
        assertThat(ends).singleElement().satisfies(error -> {
            assertThat(error.condition()).isEqualTo("policy-violation");
            assertThat(error.text()).contains("too many bytes", "granta.test.rate-limit");
        });
    }

    @Test
    void aPeerHasAWhileToLogInAndNoLonger() {
        LoginTimer.start(stream, Duration.ofSeconds(30), ends::add);
        LoginTimer.start(stream, Duration.ofSeconds(30), ends::add).stop();
        stream.waits(Duration.ofSeconds(29));
        assertThat(ends).isEmpty();
        stream.waits(Duration.ofSeconds(1));
        assertThat(ends).singleElement().extracting(StreamError::condition).isEqualTo("connection-timeout");
    }
}
