package chat.granta.c2s.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.home.HomeCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0198 section 4: the client asks what of its stanzas was handled, which is what is on the log. */
class AckAnswersTest {
    private static final String SM = "xmlns='urn:xmpp:sm:3'";
    private static final String R = "<r " + SM + "/>";
    private static final String MESSAGE = "<message to='bob@localhost'/>";

    private final Conversation client = Conversation.managed();

    @Test
    void nothingSentIsNothingHandled() {
        assertThat(client.says(R)).isEqualTo(a(0));
    }

    @Test
    void whatIsOnTheLogIsAnsweredAtOnce() {
        client.homes.handled = 2;
        assertThat(client.says(MESSAGE + MESSAGE + R)).isEqualTo(a(2));
        assertThat(client.homes.awaited).isEmpty();
    }

    @Test
    void whatIsOnItsWayIsWaitedFor() {
        assertThat(client.says(MESSAGE + R)).isEmpty();
        assertThat(client.homes.awaited).containsExactly(1L);
        landed(1);
        assertThat(client.hears()).isEqualTo(a(1));
        assertThat(client.waits(Duration.ofSeconds(2))).isEmpty();
    }

    @Test
    void butNotForLong() {
        client.homes.handled = 1;
        client.says(MESSAGE + MESSAGE + R);
        assertThat(client.waits(Duration.ofMillis(999))).isEmpty();
        assertThat(client.waits(Duration.ofMillis(1))).isEqualTo(a(1));
        assertThat(client.waits(Duration.ofSeconds(9))).isEmpty();
        landed(2);
        assertThat(client.hears()).isEqualTo(a(2));
    }

    @Test
    void requestsThatComeMeanwhileAreAnsweredInTheirTurn() {
        client.says(MESSAGE + R);
        client.says(MESSAGE + R + MESSAGE + R);
        assertThat(client.homes.awaited).as("the first is not put off").containsExactly(1L);
        landed(1);
        assertThat(client.hears()).isEqualTo(a(1));
        assertThat(client.homes.awaited).containsExactly(1L, 3L);
        landed(3);
        assertThat(client.hears()).isEqualTo(a(3));
        landed(3);
        assertThat(client.hears()).isEmpty();
    }

    @Test
    void aRequestAfterAnEarlyAnswerIsNotLeftToWaitEither() {
        client.says(MESSAGE + R);
        assertThat(client.waits(Duration.ofSeconds(1))).isEqualTo(a(0));
        assertThat(client.says(R)).isEmpty();
        assertThat(client.waits(Duration.ofSeconds(1))).isEqualTo(a(0));
    }

    @Test
    void aRequestThatFindsAllHandledSettlesThoseBefore() {
        client.says(MESSAGE + R);
        client.homes.handled = 1;
        assertThat(client.says(R)).isEqualTo(a(1));
        landed(1);
        assertThat(client.hears()).isEmpty();
        assertThat(client.waits(Duration.ofSeconds(2))).isEmpty();
    }

    @Test
    void stanzasCountFromEnableOn() {
        var other = Conversation.bound();
        other.says(MESSAGE + "<enable " + SM + "/>" + MESSAGE);
        other.homes.client().tell(new HomeCall.Managed());
        other.hears();
        other.homes.handled = 1;
        assertThat(other.says(R)).isEqualTo(a(1));
    }

    @Test
    void nothingIsAcknowledgedBeforeCountingIsConfirmed() {
        var other = Conversation.bound();
        other.homes.handled = 1;
        assertThat(other.says("<enable " + SM + "/>" + MESSAGE + R)).isEmpty();
        assertThat(other.says("<a " + SM + " h='0'/>")).isEmpty();
        other.homes.client().tell(new HomeCall.Managed());
        assertThat(other.hears()).isEqualTo("<enabled " + SM + "/>" + a(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<message to='@'/>", "<iq type='get'/>",
            "<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>"})
    void whatTheHomeAnswersWithAnErrorCounts(String stanza) {
        client.homes.handled = 1;
        client.says(stanza + R);
        assertThat(client.homes.refused).hasSize(1);
        assertThat(client.homes.awaited).isEmpty();
        client.says(stanza + R);
        assertThat(client.homes.awaited).containsExactly(2L);
    }

    @Test
    void theWireCountBeginsAnew() {
        client.homes.handled = (1L << 32) + 3;
        assertThat(client.says(R)).isEqualTo(a(3));
    }

    @Test
    void aStreamThatHasEndedAnswersNothing() {
        client.says(MESSAGE + R);
        client.says("</stream:stream>");
        landed(1);
        assertThat(client.hears()).isEmpty();
        assertThat(client.waits(Duration.ofSeconds(1))).isEmpty();
    }

    private void landed(long handled) {
        client.homes.handled = handled;
        client.homes.client().tell(new HomeCall.Handled());
    }

    private static String a(long h) {
        return "<a " + SM + " h='" + h + "'/>";
    }
}
