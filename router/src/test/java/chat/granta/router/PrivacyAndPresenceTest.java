package chat.granta.router;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Contact;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.PrivacyItem;
import chat.granta.bus.wire.PrivacyList;
import chat.granta.bus.wire.PrivacyLists;
import chat.granta.bus.wire.Push;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.Stanza;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.router.server.ContactAddresses;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What conformance plays have found: lists, subscriptions, presence and copies. */
class PrivacyAndPresenceTest {
    private static final Jid ROMEO = Jid.parse("romeo@localhost/orchard");
    private static final Jid JULIET = Jid.parse("juliet@localhost/chamber");

    private final HomeBench bench = new HomeBench(
            HomeBench.features(ContactAddresses.none()));

    @AfterEach
    void close() {
        bench.close();
    }

    private SessionAddress online(Jid jid, long connection) {
        SessionAddress session = bench.bind(jid.bare().toString(), jid.resource(), connection);
        bench.send(session, presence(jid, null, Presence.Type.AVAILABLE));
        bench.delivered();
        return session;
    }

    private static Presence presence(Jid from, @Nullable Jid to, Presence.Type type) {
        return new Presence(from, to, null, type, null, Payload.EMPTY);
    }

    private static Message message(Jid from, Jid to, Message.Type type, Element payload) {
        return new Message(from, to, "m", type, null, Payload.of(payload));
    }

    private static Element body() {
        return Element.named("jabber:client", "body").text("Hi").build();
    }

    private List<Stanza> delivered() {
        return bench.delivered().stream().map(envelope -> envelope.getDelivery().getStanza()).toList();
    }

    private static PolicyChange.Builder denying(PrivacyItem.Builder item) {
        return PolicyChange.newBuilder().setPrivacy(PrivacyLists.newBuilder().setDefaultList("list")
                .addLists(PrivacyList.newBuilder().setName("list").addItems(item.setKind(PrivacyItem.Kind.JID)
                        .setValue(JULIET.bare().toString()).setAllow(false))));
    }

    private static PrivacyItem.Builder everything() {
        return PrivacyItem.newBuilder().setMessage(true).setIq(true).setPresenceIn(true).setPresenceOut(true);
    }

    @Test
    void whoRefusesSomebodysMessagesAndIqsMayStillWriteAndAsk() {
        bench.policy(ROMEO.bare(), denying(PrivacyItem.newBuilder().setMessage(true).setIq(true)));
        SessionAddress romeo = online(ROMEO, 1);
        online(JULIET, 2);
        bench.send(romeo, message(ROMEO, JULIET, Message.Type.CHAT, body()));
        assertThat(delivered()).singleElement().satisfies(stanza -> {
            assertThat(stanza.getTo()).isEqualTo(JULIET.toString());
            assertThat(stanza.getType()).isEqualTo("chat");
        });
    }

    @Test
    void whoSendsPresenceToTheBlockedIsTold() {
        bench.policy(ROMEO.bare(), denying(everything()));
        SessionAddress romeo = online(ROMEO, 1);
        online(JULIET, 2);
        bench.send(romeo, presence(ROMEO, JULIET, Presence.Type.AVAILABLE));
        assertThat(delivered()).singleElement().satisfies(stanza -> {
            assertThat(stanza.getTo()).isEqualTo(ROMEO.toString());
            assertThat(stanza.getPayload().toStringUtf8()).contains("not-acceptable", "urn:xmpp:blocking:errors");
        });
    }

    @Test
    void whoMayAskIsAnsweredByTheAccountWhateverTheDefaultListSays() {
        bench.policy(ROMEO.bare(), denying(everything()));
        online(ROMEO, 1);
        online(JULIET, 2);
        var answer = new Iq(ROMEO.bare(), JULIET, "v", Iq.Type.RESULT, null, Payload.EMPTY);
        bench.reply(RosterReply.newBuilder().setAccount(ROMEO.bare().toString()).addSend(StanzaCodec.toWire(answer)));
        assertThat(delivered()).extracting(Stanza::getTo).containsExactly(JULIET.toString());
    }

    @Test
    void aRequestIsForTheAccountAndAPushForEachResource() {
        online(ROMEO, 1);
        var request = presence(JULIET.bare(), ROMEO.bare(), Presence.Type.SUBSCRIBE);
        bench.reply(RosterReply.newBuilder().setAccount(ROMEO.bare().toString()).addPushes(Push.newBuilder()
                .setStanza(StanzaCodec.toWire(request)).setAudience(Push.Audience.AVAILABLE)));
        assertThat(bench.delivered()).singleElement().satisfies(envelope -> {
            assertThat(envelope.getDelivery().getStanza().getTo()).isEqualTo(ROMEO.bare().toString());
            assertThat(envelope.getDelivery().getTargets(0).getTo()).isEmpty();
        });
    }

    @Test
    void aSubscriberSeesTheUserGoOnceWhateverWasSentDirectly() {
        bench.policy(ROMEO.bare(), PolicyChange.newBuilder().addContacts(
                Contact.newBuilder().setJid(JULIET.bare().toString()).setFrom(true).setInRoster(true)));
        SessionAddress romeo = online(ROMEO, 1);
        online(JULIET, 2);
        bench.send(romeo, presence(ROMEO, JULIET, Presence.Type.AVAILABLE));
        bench.send(romeo, presence(ROMEO, JULIET.bare(), Presence.Type.AVAILABLE));
        bench.delivered();
        bench.send(romeo, presence(ROMEO, null, Presence.Type.UNAVAILABLE));
        assertThat(delivered()).extracting(Stanza::getTo).containsExactly(JULIET.bare().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jabber:x:conference", "http://jabber.org/protocol/muc#user"})
    void invitationsAreCopied(String namespace) {
        online(ROMEO, 1);
        Jid balcony = ROMEO.bare().withResource("balcony");
        SessionAddress other = online(balcony, 2);
        bench.send(other, new Iq(balcony, null, "c", Iq.Type.SET, null,
                Payload.of(Element.named("urn:xmpp:carbons:2", "enable").build())));
        SessionAddress juliet = online(JULIET, 3);
        bench.send(juliet, message(JULIET, ROMEO, Message.Type.NORMAL,
                Element.named(namespace, "x").child(Element.named(namespace, "invite").build()).build()));
        assertThat(delivered()).extracting(stanza -> stanza.getPayload().toStringUtf8().contains("<received "))
                .containsExactly(false, true);
    }

    @Test
    void aRoomsPrivateMessageIsNot() {
        online(ROMEO, 1);
        Jid balcony = ROMEO.bare().withResource("balcony");
        SessionAddress other = online(balcony, 2);
        bench.send(other, new Iq(balcony, null, "c", Iq.Type.SET, null,
                Payload.of(Element.named("urn:xmpp:carbons:2", "enable").build())));
        SessionAddress juliet = online(JULIET, 3);
        bench.send(juliet, message(JULIET, ROMEO, Message.Type.CHAT,
                Element.named("http://jabber.org/protocol/muc#user", "x").build()));
        assertThat(delivered()).hasSize(1);
    }
}
