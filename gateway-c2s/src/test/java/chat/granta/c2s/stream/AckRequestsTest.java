package chat.granta.c2s.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.home.HomeCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0198 sections 4 and 6: the client is asked what it has. */
class AckRequestsTest {
    private static final String SM = "xmlns='urn:xmpp:sm:3'";
    private static final String R = "<r " + SM + "/>";

    private final Conversation client = Conversation.managed();

    @Test
    void fiveStanzasAreAskedAboutWhenTheyGoOut() {
        assertThat(deliver(4)).doesNotContain(R);
        assertThat(deliver(1)).endsWith("</message>" + R);
    }

    @Test
    void soAreMoreThatGoOutTogether() {
        assertThat(deliver(100)).containsOnlyOnce(R).endsWith(R);
    }

    @Test
    void fewerAreAskedAboutAfterASecond() {
        deliver(1);
        assertThat(client.waits(Duration.ofMillis(500))).isEmpty();
        deliver(1);
        assertThat(client.waits(Duration.ofMillis(500))).isEqualTo(R);
    }

    @Test
    void oneQuestionAtATime() {
        deliver(5);
        assertThat(deliver(5)).doesNotContain(R);
        assertThat(client.waits(Duration.ofSeconds(10))).isEmpty();
        assertThat(client.says(a(5))).isEqualTo(R);
    }

    @Test
    void whatIsFewWaitsItsSecondAfterTheAnswerToo() {
        deliver(5);
        client.says(a(5));
        deliver(1);
        assertThat(client.waits(Duration.ofSeconds(1))).isEqualTo(R);
    }

    @Test
    void theHomeLearnsWhatTheClientHas() {
        deliver(5);
        client.says(a(3) + a(3) + a(2) + a(5));
        assertThat(client.homes.acknowledged).containsExactly(3L, 5L);
    }

    @Test
    void whatWasDeliveredBeforeDoesNotCount() {
        var other = Conversation.bound();
        other.homes.client().tell(new HomeCall.Deliver(ManagedStanzas.message(1), null));
        other.says("<enable " + SM + "/>");
        other.homes.client().tell(new HomeCall.Deliver(ManagedStanzas.message(2), null));
        other.homes.client().tell(new HomeCall.Managed());
        other.homes.client().tell(new HomeCall.Deliver(ManagedStanzas.message(3), null));
        assertThat(other.hears()).matches(".*<body>2</body>.*<enabled .*<body>3</body>.*");
        assertThat(other.says(a(1))).isEmpty();
        assertThat(other.says(a(2))).contains(" h='2' send-count='1'");
    }

    @Test
    void aClientThatHasMoreThanItWasSentIsMistaken() {
        deliver(2);
        assertThat(client.says(a(3))).contains(
                "<stream:error><undefined-condition xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>",
                "You acknowledged 3 stanzas, but were sent 2 so far.",
                "<handled-count-too-high " + SM + " h='3' send-count='2'/></stream:error>")
                .endsWith("</stream:stream>");
        assertThat(client.homes.acknowledged).isEmpty();
        assertThat(client.homes.closed).as("the client's own doing").isEqualTo(1);
        assertThat(client.homes.detached).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " h=''", " h='-1'", " h='x'", " h='4294967296'"})
    void anAnswerWithoutACountIsABadRequest(String h) {
        assertThat(client.says("<a " + SM + h + "/>")).isEqualTo("<failed " + SM
                + "><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
    }

    @Test
    void aSilentClientIsAskedInsteadOfPinged() {
        assertThat(client.waits(Duration.ofMinutes(5)).strip()).isEqualTo(R);
        assertThat(client.waits(Duration.ofSeconds(59)).strip()).isEmpty();
        assertThat(client.waits(Duration.ofSeconds(1))).contains("<connection-timeout ");
        assertThat(client.homes.detached).isEqualTo(1);
        assertThat(client.homes.closed).isZero();
    }

    @Test
    void anAnswerIsASignOfLife() {
        client.waits(Duration.ofMinutes(5));
        client.says(a(0));
        assertThat(client.waits(Duration.ofMinutes(5)).strip()).isEqualTo(R);
    }

    @Test
    void whoDoesNotAnswerAboutStanzasIsGoneAsSoon() {
        deliver(5);
        assertThat(client.waits(Duration.ofSeconds(59))).isEmpty();
        assertThat(client.waits(Duration.ofSeconds(1))).contains("<connection-timeout ");
        assertThat(client.homes.detached).isEqualTo(1);
    }

    @Test
    void unlessItSaysAnythingElse() {
        deliver(5);
        client.waits(Duration.ofSeconds(59));
        client.says(" ");
        assertThat(client.waits(Duration.ofMinutes(5)).strip()).as("it was asked already").isEmpty();
        assertThat(client.waits(Duration.ofMinutes(1))).contains("<connection-timeout ");
    }

    @Test
    void aStreamThatHasEndedAsksNothing() {
        deliver(1);
        client.says("</stream:stream>");
        assertThat(client.waits(Duration.ofSeconds(1))).isEmpty();
    }

    private String deliver(int count) {
        for (int i = 0; i < count; i++) {
            client.homes.client().tell(new HomeCall.Deliver(ManagedStanzas.message(i), null));
        }
        return client.hears();
    }

    private static String a(long h) {
        return "<a " + SM + " h='" + h + "'/>";
    }
}
