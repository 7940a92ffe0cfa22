package chat.granta.c2s.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.home.HomeCall;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import io.netty.channel.WriteBufferWaterMark;
import org.junit.jupiter.api.Test;

/** XEP-0352: a client that nobody looks at. */
class ClientStateTest {
    private static final Jid ALICE = Jid.parse("alice@localhost/phone");
    private static final String ACTIVE = "<active xmlns='urn:xmpp:csi:0'/>";
    private static final String INACTIVE = "<inactive xmlns='urn:xmpp:csi:0'/>";

    private final Conversation conversation = Conversation.bound();

    @Test
    void itIsOfferedAfterLogin() {
        assertThat(Conversation.inClear().says(Conversation.HEADER)).doesNotContain("urn:xmpp:csi:0");
        var client = Conversation.inClear();
        client.logIn("alice");
        assertThat(client.says(Conversation.HEADER)).contains("<csi xmlns='urn:xmpp:csi:0'/>");
    }

    @Test
    void beforeAResourceIsBoundItIsOutOfPlace() {
        assertThat(Conversation.authenticated().says(INACTIVE)).contains("<unsupported-stanza-type ");
    }

    @Test
    void aClientIsActiveUntilItSaysOtherwise() {
        conversation.homes.client().tell(new HomeCall.Deliver(presence("bob@localhost/x", "1"), null));
        assertThat(conversation.hears()).contains("<status>1</status>");
        assertThat(conversation.says(ACTIVE)).isEmpty();
    }

    @Test
    void presenceWaitsForTheClientToBecomeActive() {
        assertThat(conversation.says(INACTIVE)).isEmpty();
        conversation.homes.client().tell(new HomeCall.Deliver(presence("bob@localhost/x", "1"), "alice@localhost"));
        conversation.homes.client().tell(new HomeCall.Deliver(presence("bob@localhost/x", "2"), "alice@localhost"));
        assertThat(conversation.hears()).isEmpty();
        assertThat(counted(conversation, "presence")).isZero();
        assertThat(conversation.says(INACTIVE)).isEmpty();
        assertThat(conversation.says(ACTIVE))
                .isEqualTo("<presence from='bob@localhost/x' to='alice@localhost'><status>2</status></presence>");
        assertThat(counted(conversation, "presence")).isEqualTo(1);
        conversation.homes.client().tell(new HomeCall.Deliver(presence("bob@localhost/x", "3"), null));
        assertThat(conversation.hears()).contains("<status>3</status>");
    }

    @Test
    void orForAMessageThatMatters() {
        conversation.says(INACTIVE);
        conversation.homes.client().tell(new HomeCall.Deliver(presence("bob@localhost/x", "1"), null));
        conversation.homes.client().tell(new HomeCall.Deliver(message(), null));
        conversation.homes.client().tell(new HomeCall.Deliver(presence("bob@localhost/x", "2"), null));
        assertThat(conversation.hears()).matches("<presence .*<status>1</status>.*<body>Hi</body></message>");
    }

    @Test
    void whatWaitsGoesOutBeforeTheNextRequestIsAnswered() {
        conversation.says(INACTIVE);
        conversation.homes.client().tell(new HomeCall.Deliver(presence("bob@localhost/x", "1"), null));
        assertThat(conversation.hears()).isEmpty();
        assertThat(conversation.says(ACTIVE + "<enable xmlns='urn:xmpp:sm:3' max='soon'/>"))
                .matches("<presence .*</presence><failed .*");
    }

    @Test
    void whereStanzasAreCountedEachOneGoesOutAsItCame() {
        var managed = Conversation.managed();
        managed.says(INACTIVE);
        for (int i = 1; i <= 3; i++) {
            managed.homes.client().tell(new HomeCall.Deliver(ManagedStanzas.presence(i), null));
        }
        assertThat(managed.hears()).isEmpty();
        assertThat(managed.says(ACTIVE)).matches("<presence .*>1<.*<presence .*>2<.*<presence .*>3<.*");
        assertThat(managed.says("<a xmlns='urn:xmpp:sm:3' h='3'/>")).isEmpty();
        assertThat(managed.homes.acknowledged).containsExactly(3L);
    }

    @Test
    void whatWaitedBeforeCountingBeganGoesOutUncounted() {
        conversation.says(INACTIVE + "<enable xmlns='urn:xmpp:sm:3'/>");
        conversation.homes.client().tell(new HomeCall.Deliver(presence("bob@localhost/x", "1"), null));
        conversation.homes.client().tell(new HomeCall.Deliver(presence("bob@localhost/x", "2"), null));
        conversation.homes.client().tell(new HomeCall.Managed());
        conversation.homes.client().tell(new HomeCall.Deliver(presence("bob@localhost/x", "3"), null));
        conversation.homes.client().tell(new HomeCall.Deliver(presence("bob@localhost/x", "4"), null));
        assertThat(conversation.hears()).matches("<presence .*>2</status></presence><enabled [^<]*/>");
        assertThat(conversation.says(ACTIVE)).matches("<presence .*>3<.*<presence .*>4<.*");
        assertThat(conversation.says("<a xmlns='urn:xmpp:sm:3' h='3'/>")).contains(" send-count='2'");
    }

    @Test
    void whatWaitsGoesOutBeforeTheEndOfTheStream() {
        conversation.says(INACTIVE);
        conversation.homes.client().tell(new HomeCall.Deliver(presence("bob@localhost/x", "1"), null));
        assertThat(conversation.hears()).isEmpty();
        assertThat(conversation.says("</stream:stream>" + ACTIVE)).containsOnlyOnce("<status>1</status>")
                .endsWith("</presence></stream:stream>");
    }

    @Test
    void nothingFollowsTheEndOfAStreamThatWhatWaitedWasTooMuchFor() {
        Conversation reader = slowReaderForWhomMuchWaits();
        assertThat(reader.says(ACTIVE + "<iq type='get'/>")).contains("<policy-violation ")
                .endsWith("</stream:stream>");
        assertThat(counted(reader, "presence")).isLessThan(500);
        assertThat(reader.homes.closed).isEqualTo(1);
    }

    @Test
    void norDoesWhatItAllWentOutFor() {
        Conversation reader = slowReaderForWhomMuchWaits();
        reader.homes.client().tell(new HomeCall.Deliver(message(), null));
        assertThat(reader.hears()).contains("<policy-violation ").endsWith("</stream:stream>");
        assertThat(counted(reader, "presence")).isLessThan(500);
        assertThat(counted(reader, "message")).isZero();
    }

    private static Conversation slowReaderForWhomMuchWaits() {
        var reader = Conversation.bound();
        reader.says(INACTIVE);
        for (int i = 0; i < 500; i++) {
            reader.homes.client().tell(new HomeCall.Deliver(presence("room@localhost/" + i, "x".repeat(200)), null));
        }
        assertThat(reader.hears()).isEmpty();
        reader.channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1_000, 2_000));
        return reader;
    }

    private static double counted(Conversation conversation, String kind) {
        return conversation.meters.get("granta.c2s.stanzas").tag("direction", "out").tag("kind", kind).counter()
                .count();
    }

    private static Stanza presence(String from, String status) {
        return new Presence(Jid.parse(from), ALICE, null, Presence.Type.AVAILABLE, null,
                Payload.of(Element.named("jabber:client", "status").text(status).build()));
    }

    private static Stanza message() {
        return new Message(Jid.parse("bob@localhost/x"), ALICE, null, Message.Type.CHAT, null,
                Payload.of(Element.named("jabber:client", "body").text("Hi").build()));
    }
}
