package chat.granta.c2s.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.home.HomeCall;
import chat.granta.listening.limits.RateLimit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** RFC 6120 section 13.12: who sends too fast waits, who floods is sent away. */
class PacingTest {
    private static final String STANZA = "<presence/>";

    private static Conversation limited(String limit) {
        return Conversation.bound(Conversation.settings(false, 1000, RateLimit.valueOf(limit), null));
    }

    @Test
    void whoIsAboveTheRateIsReadFromAgainWhenTheDebtIsPaid() {
        Conversation client = limited("stanzas=10/5,bytes=1000000/1000000");
        client.says(STANZA.repeat(5));
        assertThat(client.channel.config().isAutoRead()).isTrue();
        client.says(STANZA.repeat(10));
        assertThat(client.channel.config().isAutoRead()).isFalse();
        client.waits(Duration.ofMillis(999));
        assertThat(client.channel.config().isAutoRead()).isFalse();
        assertThat(client.waits(Duration.ofMillis(1))).isEmpty();
        assertThat(client.channel.config().isAutoRead()).isTrue();
        assertThat(client.homes.sent).hasSize(15);
    }

    @Test
    void aFloodEndsTheStream() {
        Conversation client = limited("stanzas=10/5,bytes=1000000/1000000");
        assertThat(client.says(STANZA.repeat(200))).contains("<policy-violation ", "too many stanzas");
        assertThat(client.homes.sent).hasSizeLessThan(110);
        assertThat(client.homes.closed).isEqualTo(1);
    }

    @Test
    void bytesCountEvenWithoutStanzas() {
        Conversation client = limited("stanzas=1000/1000,bytes=100/1000");
        client.says(" ".repeat(1500));
        assertThat(client.channel.config().isAutoRead()).isFalse();
        client.waits(Duration.ofSeconds(5));
        assertThat(client.channel.config().isAutoRead()).isTrue();
        assertThat(client.says(" ".repeat(2000))).contains("<policy-violation ", "too many bytes");
    }

    @Test
    void aClientThatWaitsForTwoReasonsWaitsForBoth() {
        Conversation client = limited("stanzas=10/5,bytes=1000000/1000000");
        client.homes.client().tell(new HomeCall.PauseReading());
        client.says(STANZA.repeat(10));
        client.waits(Duration.ofSeconds(1));
        assertThat(client.channel.config().isAutoRead()).isFalse();
        client.homes.client().tell(new HomeCall.ResumeReading());
        client.hears();
        assertThat(client.channel.config().isAutoRead()).isTrue();
    }

    @Test
    void whoIsSlowedDownAndGoesOnIsSentAway() {
        Conversation client = limited("stanzas=10/5,bytes=1000000/1000000");
        client.says(STANZA.repeat(10));
        // As soon as it is read from again it has the next ones ready.
        for (int i = 0; i < 240; i++) {
            client.waits(Duration.ofMillis(500));
            assertThat(client.says(STANZA.repeat(5))).isEmpty();
        }
        client.waits(Duration.ofMillis(500));
        assertThat(client.says(STANZA.repeat(5))).contains("<policy-violation ", "for too long");
    }

    @Test
    void whoSendsMostWaitsWhileArchivesAreBehindAndIsNotSentAway() {
        Conversation client = Conversation.bound(Conversation.settings(false, 1000, RateLimit.OFF, null));
        String message = "<message to='bob@localhost'/>";
        client.says(message.repeat(2000));
        assertThat(client.channel.config().isAutoRead()).isTrue();
        client.pace.behind(Duration.ofSeconds(4), Duration.ofSeconds(3), Instant.now());
        int allowance = (int) client.pace.measured();
        client.says(message.repeat(allowance));
        assertThat(client.channel.config().isAutoRead()).isTrue();
        client.says(STANZA.repeat(allowance));
        assertThat(client.channel.config().isAutoRead()).isTrue();
        assertThat(client.says(message.repeat(allowance))).isEmpty();
        assertThat(client.channel.config().isAutoRead()).isFalse();
        client.waits(Duration.ofSeconds(1));
        assertThat(client.channel.config().isAutoRead()).isTrue();
        assertThat(client.homes.sent).hasSize(2000 + 3 * allowance);
    }

    @Test
    void whoHasSentVeryMuchIsReadFromAgainBeforeItSeemsToBeGone() {
        Conversation client = Conversation.bound(Conversation.settings(false, 1000, RateLimit.OFF, null));
        client.pace.behind(Duration.ofSeconds(4), Duration.ofSeconds(3), Instant.now());
        client.says("<message to='bob@localhost'/>".repeat(3000));
        assertThat(client.channel.config().isAutoRead()).isFalse();
        client.waits(Duration.ofSeconds(5));
        assertThat(client.channel.config().isAutoRead()).isTrue();
    }

    @Test
    void whoRestsNowAndThenIsNot() {
        Conversation client = limited("stanzas=10/5,bytes=1000000/1000000");
        for (int second = 0; second < 300; second++) {
            assertThat(client.says(STANZA.repeat(10))).isEmpty();
            client.waits(Duration.ofSeconds(2));
        }
    }
}
