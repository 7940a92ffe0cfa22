package chat.granta.c2s.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.home.HomeCall;
import chat.granta.c2s.home.ServerCapabilities;
import chat.granta.model.Jid;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6120 section 7. */
class ResourceBindingTest {
    private static final String BIND = "xmlns='urn:ietf:params:xml:ns:xmpp-bind'";
    private static final String REQUEST = "<iq type='set' id='b'><bind " + BIND + "/></iq>";

    private final Conversation conversation = Conversation.authenticated();

    @Test
    void theHomeIsAskedAndItsAnswerIsTheClients() {
        assertThat(
                conversation.says("<iq type='set' id='b'><bind " + BIND + "><resource>a&amp;b</resource></bind></iq>"))
                .isEmpty();
        assertThat(conversation.homes.requests).singleElement().satisfies(request -> {
            assertThat(request.account()).isEqualTo(Jid.parse("alice@localhost"));
            assertThat(request.resource()).isEqualTo("a&b");
        });
        conversation.homes.client().tell(new HomeCall.Bound(Jid.parse("alice@localhost/a&b")));
        assertThat(conversation.hears()).isEqualTo("<iq id='b' type='result'><bind " + BIND
                + "><jid>alice@localhost/a&amp;b</jid></bind></iq>");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>",
            "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource/></bind>"})
    void withoutAWishTheHomeChooses(String bind) {
        conversation.says("<iq type='set' id='b'>" + bind + "</iq>");
        assertThat(conversation.homes.requests).singleElement()
                .satisfies(request -> assertThat(request.resource()).isNull());
    }

    @Test
    void aResourceThatBreaksRfc7622IsABadRequest() {
        assertThat(conversation
                .says("<iq type='set' id='b'><bind " + BIND + "><resource>a&#xAD;\u200b</resource></bind></iq>"))
                .contains("type='error'", "<bad-request ");
        assertThat(conversation.homes.requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"conflict,modify", "resource-constraint,wait"})
    void aRefusalIsAnErrorAndMayBeFollowedByAnotherRequest(String condition, String type) {
        conversation.says(REQUEST);
        conversation.homes.client().tell(new HomeCall.BindRefused(condition));
        assertThat(conversation.hears()).matches("<iq id='b' type='error'><error type='" + type + "'><" + condition
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><text [^>]*>.+</text></error></iq>");
        conversation.says(REQUEST);
        assertThat(conversation.homes.requests).hasSize(2);
    }

    @Test
    void aHomeThatHasYetToHearThatTheAccountIsOpenAgainIsAskedOnceMore() {
        conversation.says(REQUEST);
        conversation.homes.client().tell(new HomeCall.BindRefused("not-allowed"));
        assertThat(conversation.hears()).isEmpty();
        assertThat(conversation.waits(Duration.ofSeconds(1))).isEmpty();
        assertThat(conversation.homes.requests).hasSize(2);
        conversation.homes.client().tell(new HomeCall.Bound(Jid.parse("alice@localhost/a")));
        assertThat(conversation.hears()).contains("id='b' type='result'");
    }

    @Test
    void anAccountThatStaysClosedGetsNoResource() {
        conversation.says(REQUEST);
        String heard = "";
        for (int asked = 1; heard.isEmpty() && asked < 100; asked++) {
            conversation.homes.client().tell(new HomeCall.BindRefused("not-allowed"));
            heard = conversation.hears() + conversation.waits(Duration.ofMillis(500));
        }
        assertThat(heard).startsWith("<iq id='b' type='error'><error type='cancel'><not-allowed ");
        conversation.says(REQUEST);
        assertThat(conversation.homes.requests.getLast().account()).isEqualTo(Jid.parse("alice@localhost"));
    }

    @Test
    void whoLeavesMeanwhileIsAskedForNoMore() {
        conversation.says(REQUEST);
        conversation.homes.client().tell(new HomeCall.BindRefused("not-allowed"));
        conversation.channel.close();
        conversation.waits(Duration.ofSeconds(1));
        assertThat(conversation.homes.requests).hasSize(1);
    }

    @Test
    void whileTheLogIsAwayTheClientWaits() {
        conversation.homes.isReady = false;
        assertThat(conversation.says(REQUEST)).contains("id='b' type='error'", "<error type='wait'>",
                "<resource-constraint ");
        conversation.homes.isReady = true;
        conversation.says(REQUEST);
        assertThat(conversation.homes.requests).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"<message to='bob@localhost'/>", "<presence/>",
            "<iq type='set' id='1'><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq>"})
    void noOtherStanzaBefore(String stanza) {
        assertThat(conversation.says(stanza)).contains("<not-authorized ").endsWith("</stream:stream>");
    }

    @Test
    void whoLeavesWhileTheHomeThinksIsUnbound() {
        conversation.says(REQUEST);
        conversation.channel.close();
        assertThat(conversation.homes.closed).isEqualTo(1);
        conversation.homes.client().tell(new HomeCall.Bound(Jid.parse("alice@localhost/x")));
        conversation.channel.runPendingTasks();
        assertThat(conversation.homes.closed).isEqualTo(1);
    }

    @Test
    void aHomeThatDoesNotAnswerIsNotWaitedForForEver() {
        conversation.says(REQUEST);
        assertThat(conversation.waits(Duration.ofSeconds(31))).contains("<connection-timeout ");
        assertThat(conversation.homes.closed).isEqualTo(1);
    }

    @Test
    void theServersCapabilitiesAreAmongTheFeaturesOnceAHomeHasToldThem() {
        var client = Conversation.inClear();
        client.logIn("alice");
        assertThat(client.says(Conversation.HEADER)).doesNotContain("http://jabber.org/protocol/caps");
        var later = Conversation.inClear();
        later.homes.server = new ServerCapabilities("urn:example:server", "sha-1", "v+/=");
        later.logIn("alice");
        assertThat(later.says(Conversation.HEADER)).contains(
                "<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='urn:example:server' ver='v+/='/>");
    }
}
