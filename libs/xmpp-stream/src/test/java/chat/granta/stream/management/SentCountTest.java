package chat.granta.stream.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** XEP-0198 section 4: when the client is asked, and what its answers mean. */
class SentCountTest {
    private static final long SECOND = 1_000_000_000;

    private final SentCount deliveries = new SentCount(0);

    @Test
    void nothingSentIsNothingToAskAbout() {
        assertThat(deliveries.untilAsking(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aStanzaIsAskedAboutAfterASecond() {
        deliveries.send(10);
        deliveries.send(20);
        assertThat(deliveries.untilAsking(20)).isEqualTo(SECOND - 10);
        assertThat(deliveries.untilAsking(10 + SECOND)).isLessThanOrEqualTo(0);
    }

    @Test
    void fiveAreAskedAboutAtOnce() {
        send(5);
        assertThat(deliveries.untilAsking(0)).isLessThanOrEqualTo(0);
    }

    @Test
    void noneIsAskedAboutTwice() {
        send(5);
        deliveries.ask();
        deliveries.acknowledge(3);
        assertThat(deliveries.untilAsking(2 * SECOND)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatTheClientSaysUnaskedNeedNoQuestion() {
        send(5);
        deliveries.acknowledge(3);
        assertThat(deliveries.untilAsking(0)).isEqualTo(SECOND);
        deliveries.acknowledge(5);
        assertThat(deliveries.untilAsking(2 * SECOND)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatIsSentAfterAQuestionWaitsForItsAnswer() {
        send(1);
        deliveries.ask();
        send(5);
        assertThat(deliveries.untilAsking(2 * SECOND)).isEqualTo(Long.MAX_VALUE);
        deliveries.acknowledge(1);
        assertThat(deliveries.untilAsking(0)).isLessThanOrEqualTo(0);
    }

    @Test
    void aClientCannotHaveMoreThanItWasSent() {
        send(3);
        assertThat(deliveries.acknowledge(4)).isFalse();
        assertThat(deliveries.acknowledged()).isZero();
        assertThat(deliveries.acknowledge(3)).isTrue();
        assertThat(deliveries.acknowledge(4)).isFalse();
        assertThat(deliveries.acknowledged()).isEqualTo(3);
    }

    @Test
    void lessThanBeforeIsOldNews() {
        send(3);
        deliveries.acknowledge(3);
        assertThat(deliveries.acknowledge(2)).isTrue();
        assertThat(deliveries.acknowledged()).isEqualTo(3);
    }

    @Test
    void theCountGoesOnBeyondTheLargestNumber() {
        var many = new SentCount((1L << 32) - 1);
        many.send(0);
        many.send(0);
        assertThat(many.acknowledge(1)).isTrue();
        assertThat(many.acknowledged()).isEqualTo((1L << 32) + 1);
        assertThat(many.acknowledge(0xFFFF_FFFFL)).as("old news").isTrue();
        assertThat(many.acknowledge(2)).isFalse();
        assertThat(many.acknowledged()).isEqualTo((1L << 32) + 1);
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            deliveries.send(0);
        }
    }
}
