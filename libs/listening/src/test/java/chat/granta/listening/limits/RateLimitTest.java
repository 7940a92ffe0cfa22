package chat.granta.listening.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
    @Test
    void threeForms() {
        assertThat(RateLimit.valueOf("on")).isEqualTo(RateLimit.ON);
        assertThat(RateLimit.valueOf("off")).isEqualTo(RateLimit.OFF);
        assertThat(RateLimit.valueOf("stanzas=5/50,bytes=1000/20000"))
                .isEqualTo(new RateLimit(new Rate(5, 50), new Rate(1000, 20000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "stanzas=5,bytes=5", "stanzas=0/1,bytes=1/1", "stanzas=-1/1,bytes=1/1"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.valueOf(text));
    }
}
