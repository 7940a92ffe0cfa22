package chat.granta.c2s.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.home.HomeCall;
import chat.granta.listening.ServerStopping;
import chat.granta.listening.limits.RateLimit;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6120 section 8: stanzas, both ways. */
class BoundSessionTest {
    private static final Jid ALICE = Jid.parse("alice@localhost/phone");

    private final Conversation conversation = Conversation.bound();
    private final List<Integer> givenBack = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"", " from='alice@localhost'", " from='alice@localhost/phone'", " from='ALICE@localhost'"})
    void theSenderIsStamped(String from) {
        assertThat(conversation.says("<message" + from + " to='bob@localhost'><body>Hi</body></message>")).isEmpty();
        assertThat(conversation.homes.sent).singleElement().satisfies(stanza -> {
            assertThat(stanza.from()).isEqualTo(ALICE);
            assertThat(stanza.to()).isEqualTo(Jid.parse("bob@localhost"));
            assertThat(stanza.payload().toString()).isEqualTo("<body>Hi</body>");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob@localhost", "localhost", "alice@localhost/tablet", "alice@elsewhere",
            "room@group.localhost/alice"})
    void aForgedSenderEndsTheStream(String from) {
        assertThat(conversation.says("<message from='" + from + "' to='bob@localhost'/>")).contains("<invalid-from ");
        assertThat(conversation.homes.sent).isEmpty();
        assertThat(conversation.homes.closed).isEqualTo(1);
    }

    @Test
    void aForgedSenderOfABrokenStanzaEndsTheStreamToo() {
        assertThat(conversation.says("<iq from='bob@localhost' type='get'/>")).contains("<invalid-from ");
    }

    @Test
    void theLanguageOfTheStreamIsInherited() {
        var french = Conversation.inClear();
        french.logIn("alice");
        french.says(Conversation.HEADER.replace(" to=", " xml:lang='fr' to="));
        french.says("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");
        french.homes.client().tell(new HomeCall.Bound(ALICE));
        french.hears();
        french.says("<message to='bob@localhost'/>");
        assertThat(french.homes.sent).singleElement().satisfies(s -> assertThat(s.lang()).isEqualTo("fr"));
    }

    @Test
    void aBrokenStanzaIsForTheHomeToAnswerAndTheStreamGoesOn() {
        assertThat(conversation.says("<message id='m' to='@'/><iq type='get' id='i'/><presence to='bob@localhost'/>"))
                .isEmpty();
        assertThat(conversation.homes.refused).extracting(FakeHomes.Refusal::condition).containsExactly("jid-malformed",
                "bad-request");
        assertThat(conversation.homes.refused).allSatisfy(refusal -> {
            assertThat(refusal.stanza().from()).isEqualTo(ALICE);
            assertThat(refusal.stanza().id()).isIn("m", "i");
        });
        assertThat(conversation.homes.sent).hasSize(1);
    }

    @Test
    void aSecondResourceIsNotAllowed() {
        assertThat(conversation.says("<iq type='set' id='b2'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>"))
                .isEmpty();
        assertThat(conversation.homes.refused).singleElement().satisfies(refusal -> {
            assertThat(refusal.condition()).isEqualTo("not-allowed");
            assertThat(refusal.stanza().id()).isEqualTo("b2");
            assertThat(refusal.stanza().from()).isEqualTo(ALICE);
        });
        assertThat(conversation.homes.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " to='localhost'", " to='alice@localhost'", " to='bob@localhost'"})
    void theSessionRequestOfOldClientsIsForTheHomeLikeAnyIq(String to) {
        assertThat(conversation.says(
                "<iq type='set' id='s'" + to + "><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq>"))
                .isEmpty();
        assertThat(conversation.homes.sent).hasSize(1);
    }

    @Test
    void anElementThatIsNoStanzaEndsTheStream() {
        assertThat(conversation.says("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"))
                .contains("<unsupported-stanza-type ");
    }

    @Test
    void deliveriesArriveInOrderAndInOneWrite() {
        for (int i = 0; i < 100; i++) {
            conversation.homes.client().tell(new HomeCall.Deliver(message(i), i == 50 ? "alice@localhost" : null));
        }
        conversation.channel.runPendingTasks();
        assertThat(conversation.channel.outboundMessages()).hasSize(1);
        String heard = conversation.hears();
        List<String> bodies = new ArrayList<>();
        java.util.regex.Pattern.compile("<body>(\\d+)</body>").matcher(heard).results()
                .forEach(match -> bodies.add(match.group(1)));
        assertThat(bodies).hasSize(100).isSortedAccordingTo(java.util.Comparator.comparingInt(Integer::parseInt));
        assertThat(heard).containsOnlyOnce(" to='alice@localhost' ");
    }

    @Test
    void theHomeEndsTheSession() {
        conversation.homes.client().tell(new HomeCall.Deliver(message(1), null));
        conversation.homes.client().tell(new HomeCall.End("conflict", "replaced"));
        conversation.homes.client().tell(new HomeCall.Deliver(message(2), null));
        assertThat(conversation.hears())
                .containsSubsequence("<body>1</body>", "<body>2</body>", "<conflict ", "replaced")
                .endsWith("</stream:stream>");
        assertThat(conversation.homes.closed).isEqualTo(1);
    }

    @Test
    void theHomeMakesTheClientWait() {
        conversation.homes.client().tell(new HomeCall.PauseReading());
        conversation.channel.runPendingTasks();
        assertThat(conversation.channel.config().isAutoRead()).isFalse();
        conversation.homes.client().tell(new HomeCall.ResumeReading());
        conversation.channel.runPendingTasks();
        assertThat(conversation.channel.config().isAutoRead()).isTrue();
    }

    @Test
    void whatIsSentBeforeTheEndIsSentOn() {
        assertThat(conversation.says("<message to='bob@localhost'/></stream:stream><message to='bob@localhost'/>"))
                .isEqualTo("</stream:stream>");
        assertThat(conversation.homes.sent).hasSize(1);
        assertThat(conversation.homes.closed).isEqualTo(1);
    }

    @Test
    void whatWaitsIsWrittenBeforeTheClosingTag() {
        says(1);
        says(2);
        assertThat(conversation.says("</stream:stream>")).containsSubsequence("<body>1</body>", "<body>2</body>")
                .endsWith("</stream:stream>");
        says(3);
        conversation.hears();
        assertThat(givenBack).containsExactly(3);
    }

    @Test
    void whatWaitsWhenTheServerStopsIsWrittenToo() {
        says(1);
        conversation.channel.pipeline().fireUserEventTriggered(ServerStopping.EVENT);
        assertThat(conversation.hears()).containsSubsequence("<body>1</body>", "<system-shutdown ");
        assertThat(givenBack).isEmpty();
    }

    @Test
    void whatWaitsWhenTheConnectionIsLostGoesBackToTheHomeOnceItKnows() {
        says(1);
        says(2);
        conversation.channel.pipeline().fireChannelInactive();
        assertThat(givenBack).containsExactly(1, 2);
        assertThat(conversation.hears()).isEmpty();
        assertThat(givenBack).containsExactly(1, 2);
    }

    @Test
    void soDoesWhatWaitsForAClientThatDoesNotRead() {
        conversation.channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        says(1);
        assertThat(conversation.hears()).contains("<policy-violation ").doesNotContain("<body>1</body>");
        assertThat(givenBack).containsExactly(1);
    }

    @Test
    void whatIsNumberedComesBackByTheHomesOrderAlone() {
        var managed = Conversation.managed();
        managed.homes.client().tell(new HomeCall.Deliver(message(1), null));
        assertThat(managed.says("</stream:stream>")).isEqualTo("</stream:stream>");
    }

    @Test
    void whatCameBeforeTheNumbersBeginIsWritten() {
        conversation.says("<enable xmlns='urn:xmpp:sm:3'/>");
        says(1);
        conversation.homes.client().tell(new HomeCall.Managed());
        conversation.homes.client().tell(new HomeCall.Deliver(message(2), null));
        assertThat(conversation.says("</stream:stream>")).contains("<body>1</body>").doesNotContain("<body>2</body>");
        assertThat(givenBack).isEmpty();
    }

    /** Waits for the stream's thread, and goes back when the home knows that the session is over. */
    private void says(int body) {
        conversation.homes.client().tell(new HomeCall.Deliver(message(body), null, () -> {
            assertThat(conversation.homes.closed).isEqualTo(1);
            givenBack.add(body);
        }));
    }

    @Test
    void aLostConnectionEndsTheSession() {
        conversation.channel.close();
        assertThat(conversation.homes.closed).isEqualTo(1);
        conversation.homes.client().tell(new HomeCall.Deliver(message(1), null));
        assertThat(conversation.hears()).isEmpty();
    }

    @Test
    void theServerSaysThatItStops() {
        conversation.channel.pipeline().fireUserEventTriggered(ServerStopping.EVENT);
        assertThat(conversation.hears()).contains("<system-shutdown ").endsWith("</stream:stream>");
        assertThat(conversation.homes.closed).isEqualTo(1);
    }

    @Test
    void aServerThatIsDrainedSaysWhereToGo() {
        var drained = Conversation.bound(Conversation.settings(false, 1000, RateLimit.ON, "other.localhost:5222"));
        drained.channel.pipeline().fireUserEventTriggered(ServerStopping.EVENT);
        assertThat(drained.hears()).contains("<see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>"
                + "other.localhost:5222</see-other-host>");
    }

    @Test
    void anIdleConnectionIsTestedWithASpace() {
        // The first interval saw the answer to bind.
        conversation.waits(Duration.ofSeconds(90));
        assertThat(conversation.waits(Duration.ofSeconds(90))).isEqualTo(" ");
        assertThat(conversation.waits(Duration.ofSeconds(89))).isEmpty();
        assertThat(conversation.waits(Duration.ofSeconds(1))).isEqualTo(" ");
    }

    @Test
    void aBusyConnectionIsNot() {
        conversation.waits(Duration.ofSeconds(89));
        conversation.homes.client().tell(new HomeCall.Deliver(message(1), null));
        conversation.hears();
        assertThat(conversation.waits(Duration.ofSeconds(2))).isEmpty();
    }

    @Test
    void afterLoginThereIsNoLimitButTheStanzas() {
        String stanza = "<message to='bob@localhost'><body>" + "x".repeat(19_000) + "</body></message>";
        for (int i = 0; i < 5; i++) {
            assertThat(conversation.says(stanza)).isEmpty();
        }
        assertThat(conversation.homes.sent).hasSize(5);
        assertThat(conversation.waits(Duration.ofSeconds(31))).isEmpty();
        assertThat(conversation.says("<message><body>" + "x".repeat(20_000) + "</body></message>"))
                .contains("<policy-violation ");
    }

    @Test
    void aFailureOfOursIsAnInternalError() {
        var failing = Conversation.bound();
        failing.channel.pipeline().fireExceptionCaught(new IllegalStateException("for the test"));
        assertThat(failing.hears()).contains("<internal-server-error ").endsWith("</stream:stream>");
        assertThat(failing.homes.closed).isEqualTo(1);
    }

    @Test
    void aHomeThatContradictsItselfLosesTheSession() {
        conversation.homes.client().tell(new HomeCall.Bound(ALICE));
        conversation.homes.client().tell(new HomeCall.Deliver(message(1), null));
        assertThat(conversation.hears()).contains("<internal-server-error ").endsWith("</stream:stream>");
        assertThat(conversation.homes.closed).isEqualTo(1);
    }

    @Test
    void stanzasAreCounted() {
        conversation.says("<message to='bob@localhost'/>");
        conversation.homes.client().tell(new HomeCall.Deliver(message(1), null));
        conversation.hears();
        for (String direction : List.of("in", "out")) {
            assertThat(conversation.meters.get("granta.c2s.stanzas").tag("direction", direction)
                    .tag("kind", "message").counter().count()).isEqualTo(1);
        }
    }

    private static Stanza message(int body) {
        return new Message(Jid.parse("bob@localhost/x"), ALICE, null, Message.Type.CHAT, null,
                Payload.of(Element.named("jabber:client", "body").text("" + body).build()));
    }
}
