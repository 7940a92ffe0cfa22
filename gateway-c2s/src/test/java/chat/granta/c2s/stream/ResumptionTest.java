package chat.granta.c2s.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.home.HomeCall;
import chat.granta.listening.ServerStopping;
import chat.granta.model.Jid;
import io.netty.channel.WriteBufferWaterMark;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0198 section 5. */
class ResumptionTest {
    private static final String SM = "xmlns='urn:xmpp:sm:3'";
    private static final String RESUME = "<resume " + SM + " previd='p' h='7'/>";
    private static final String BIND = "<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>";

    private final Conversation client = Conversation.authenticated();

    @Test
    void theHomeIsAskedAndTheCountsGoOn() {
        assertThat(client.says(RESUME)).isEmpty();
        assertThat(client.homes.resumptions)
                .containsExactly(new FakeHomes.Resumption(Jid.parse("alice@localhost"), "p", 7));
        client.homes.client().tell(new HomeCall.Resumed(ManagedStanzas.ALICE, 5, 7));
        client.homes.client().tell(new HomeCall.Deliver(ManagedStanzas.message(8), null));
        assertThat(client.hears()).matches("<resumed " + SM + " h='5' previd='p'/><message .*<body>8</body></message>");
        client.homes.handled = 6;
        assertThat(client.says("<message to='bob@localhost'/><r " + SM + "/>")).isEqualTo("<a " + SM + " h='6'/>");
        assertThat(client.homes.awaited).isEmpty();
        assertThat(client.homes.sent).singleElement()
                .satisfies(stanza -> assertThat(stanza.from()).isEqualTo(ManagedStanzas.ALICE));
        client.says("<a " + SM + " h='8'/>");
        assertThat(client.homes.acknowledged).containsExactly(8L);
        assertThat(client.says("<a " + SM + " h='9'/>")).contains(" h='9' send-count='8'");
    }

    @Test
    void theCountsMayBeBeyondTheLargestNumber() {
        client.says(RESUME);
        client.homes.client().tell(new HomeCall.Resumed(ManagedStanzas.ALICE, (1L << 32) + 1, (1L << 32) + 7));
        assertThat(client.hears()).isEqualTo("<resumed " + SM + " h='1' previd='p'/>");
        client.homes.client().tell(new HomeCall.Deliver(ManagedStanzas.message(8), null));
        client.hears();
        client.says("<a " + SM + " h='8'/>");
        assertThat(client.homes.acknowledged).containsExactly((1L << 32) + 8);
    }

    @Test
    void theLimitsOfStrangersNoLongerHold() {
        client.says(RESUME);
        client.homes.client().tell(new HomeCall.Resumed(ManagedStanzas.ALICE, 0, 7));
        client.hears();
        assertThat(client.waits(Duration.ofSeconds(31))).doesNotContain("connection-timeout");
        assertThat(client.meters.get("granta.c2s.streams").tag("state", "bound").gauge().value()).isEqualTo(1);
    }

    @Test
    void aResumedStreamIsManagedAlready() {
        client.says(RESUME);
        client.homes.client().tell(new HomeCall.Resumed(ManagedStanzas.ALICE, 0, 7));
        client.hears();
        assertThat(client.says("<enable " + SM + "/>")).contains("<unexpected-request ");
        assertThat(client.says(RESUME)).contains("<unexpected-request ");
        client.channel.close();
        assertThat(client.homes.detached).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"item-not-found,-1,-", "item-not-found,3, h='3'",
            "resource-constraint,4294967299, h='3'"})
    void aRefusalNamesTheConditionAndTheClientMayBind(String condition, long handled, String h) {
        client.says(RESUME);
        client.homes.client().tell(new HomeCall.ResumeRefused(condition, handled));
        assertThat(client.hears()).isEqualTo("<failed " + SM + (h == null ? "" : " " + h.strip()) + "><" + condition
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
        client.says(BIND);
        client.homes.client().tell(new HomeCall.Bound(ManagedStanzas.ALICE));
        assertThat(client.hears()).contains("id='b' type='result'");
        assertThat(count(condition)).isEqualTo(1);
        assertThat(client.homes.closed + client.homes.detached).isZero();
    }

    @Test
    void aSuccessIsCounted() {
        client.says(RESUME);
        client.homes.client().tell(new HomeCall.Resumed(ManagedStanzas.ALICE, 0, 7));
        client.hears();
        assertThat(count("success")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "previd='p'", "h='1'", "previd='' h='1'", "previd='p' h='-1'", "previd='p' h='x'",
            "previd='p' h='4294967296'", "previd='p' h=''"})
    void whatBreaksTheSchemaIsABadRequest(String attributes) {
        assertThat(client.says("<resume " + SM + " " + attributes + "/>")).isEqualTo("<failed " + SM
                + "><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
        assertThat(client.homes.resumptions).isEmpty();
        assertThat(client.says(BIND)).isEmpty();
        assertThat(client.homes.requests).hasSize(1);
    }

    @Test
    void noIdIsAsLongAsThat() {
        assertThat(client.says("<resume " + SM + " h='0' previd='" + "x".repeat(4001) + "'/>"))
                .contains("<bad-request ");
        assertThat(client.homes.resumptions).isEmpty();
    }

    @Test
    void oneRequestAtATime() {
        client.says(RESUME);
        assertThat(client.says(RESUME)).contains("<unexpected-request ");
        client.homes.client().tell(new HomeCall.ResumeRefused("item-not-found", -1));
        client.hears();
        client.says(BIND);
        assertThat(client.says(RESUME)).contains("<unexpected-request ");
        assertThat(client.homes.resumptions).hasSize(1);
    }

    @Test
    void whileTheLogIsAwayItCannotBeSaid() {
        client.homes.isReady = false;
        assertThat(client.says(RESUME)).contains("<failed ", "<resource-constraint ");
        client.homes.isReady = true;
        client.says(RESUME);
        assertThat(client.homes.resumptions).hasSize(1);
    }

    @Test
    void whereItIsSwitchedOffItIsNotImplemented() {
        var other = new Conversation(Conversation.resumingNothing());
        other.logIn("alice");
        other.says(Conversation.HEADER);
        assertThat(other.says(RESUME)).contains("<failed ", "<feature-not-implemented ");
    }

    @Test
    void whoIsLostWhileTheHomeThinksMayComeBack() {
        client.says(RESUME);
        client.channel.close();
        assertThat(client.homes.detached).isEqualTo(1);
        assertThat(client.homes.closed).isZero();
    }

    @Test
    void whoLeavesWhileTheHomeThinksMayNot() {
        client.says(RESUME);
        client.says("</stream:stream>");
        assertThat(client.homes.closed).isEqualTo(1);
        assertThat(client.homes.detached).isZero();
    }

    @Test
    void aHomeThatDoesNotAnswerIsNotWaitedForForEver() {
        client.says(RESUME);
        assertThat(client.waits(Duration.ofSeconds(31))).contains("<connection-timeout ");
        assertThat(client.homes.detached).isEqualTo(1);
    }

    @Test
    void aHomeThatAnswersWhatItWasNotAskedLosesTheSession() {
        client.says(RESUME);
        client.homes.client().tell(new HomeCall.Bound(ManagedStanzas.ALICE));
        assertThat(client.hears()).contains("<internal-server-error ");
    }

    @Test
    void aLostConnectionLeavesTheSessionUnfinished() {
        var managed = Conversation.managed();
        managed.channel.close();
        assertThat(managed.homes.detached).isEqualTo(1);
        managed.homes.client().tell(new HomeCall.Deliver(ManagedStanzas.message(1), null));
        assertThat(managed.hears()).isEmpty();
        assertThat(managed.homes.closed).isZero();
    }

    @Test
    void soDoesTheServersStopping() {
        var managed = Conversation.managed();
        managed.channel.pipeline().fireUserEventTriggered(ServerStopping.EVENT);
        assertThat(managed.hears()).contains("<system-shutdown ").endsWith("</stream:stream>");
        assertThat(managed.homes.detached).isEqualTo(1);
        assertThat(managed.homes.closed).isZero();
    }

    @Test
    void soDoesNotReading() {
        var managed = Conversation.managed();
        managed.channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(100, 200));
        for (int i = 0; i < 10; i++) {
            managed.homes.client().tell(new HomeCall.Deliver(ManagedStanzas.message(i), null));
        }
        assertThat(managed.hears()).contains("<policy-violation ").endsWith("</stream:stream>");
        assertThat(managed.homes.detached).isEqualTo(1);
        assertThat(managed.homes.closed).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"</stream:stream>", "<message from='bob@localhost'/>", "<nonsense xmlns='urn:x'/>", "<a",
            "<a xmlns='urn:xmpp:sm:3' h='1'/>"})
    void whatTheClientBringsAboutFinishesIt(String xml) {
        var managed = Conversation.managed();
        assertThat(managed.says(xml + (xml.equals("<a") ? "<" : ""))).endsWith("</stream:stream>");
        managed.channel.close();
        assertThat(managed.homes.closed).isEqualTo(1);
        assertThat(managed.homes.detached).isZero();
    }

    @Test
    void soDoesTheHome() {
        var managed = Conversation.managed();
        managed.homes.client().tell(new HomeCall.End("conflict", "resumed elsewhere"));
        assertThat(managed.hears()).contains("<conflict ");
        assertThat(managed.homes.closed).isEqualTo(1);
        assertThat(managed.homes.detached).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " resume='true'"})
    void withoutAnIdThatTheClientHasThereIsNothingToComeBackTo(String resume) {
        var bound = Conversation.bound();
        bound.says("<enable " + SM + resume + "/>");
        if (resume.isEmpty()) {
            bound.homes.client().tell(new HomeCall.Managed());
            bound.hears();
        }
        bound.channel.close();
        assertThat(bound.homes.closed).isEqualTo(1);
        assertThat(bound.homes.detached).isZero();
    }

    private double count(String outcome) {
        return client.meters.get("granta.c2s.resumptions").tag("outcome", outcome).counter().count();
    }
}
