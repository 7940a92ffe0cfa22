package chat.granta.router;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.AccountChanged;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.PrivacyItem;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.homes.servers.WatchedServers;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.router.vanished.VanishedServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What works between users of this server works with users of others: RFC 6121 with a contact at mantua.example. */
class RemoteCorrespondenceTest {
    private static final Jid ROMEO = Stage.ROMEO;
    private static final Jid FRIAR = Jid.parse("friar@mantua.example");
    private static final Jid CELL = Jid.parse("friar@mantua.example/cell");
    private static final Jid MANTUA = Jid.parse("mantua.example");
    private static final Jid ROOM = Jid.parse("chapel@rooms.mantua.example/romeo");

    private final Stage stage = Stage.withOtherServers(new VanishedServers(new WatchedServers(Duration.ofMinutes(5))));
    private final HomeBench bench = stage.bench;
    private long sent;

    @AfterEach
    void close() {
        stage.close();
    }

    private SessionAddress friends() {
        bench.policy(ROMEO.bare(), Stage.knows(Stage.contact(FRIAR, true, true)));
        SessionAddress session = stage.online(ROMEO, 1, 0);
        bench.toOtherServers();
        return session;
    }

    /** Another server sends something. */
    private void fromMantua(Stanza stanza) {
        bench.fromAnotherHome(sent++, 0, stanza);
    }

    /** What other servers are sent: stanza with its type, from, to. */
    private List<String> toOthers() {
        List<String> all = new ArrayList<>();
        bench.toOtherServers().forEach(inbound -> {
            Stanza stanza = StanzaCodec.ofWire(inbound.getStanza());
            String what = stanza.name() + (stanza.wireType() == null ? "" : ":" + stanza.wireType());
            inbound.getToList().forEach(to -> all.add(what + ' ' + stanza.from() + " -> " + to));
        });
        return all;
    }

    private List<String> asked() {
        return bench.asked().stream().filter(RosterRequest::hasStanza)
                .map(request -> StanzaCodec.ofWire(request.getStanza()))
                .map(stanza -> stanza.name() + ':' + stanza.wireType() + ' ' + stanza.from() + " -> " + stanza.to())
                .toList();
    }

    private static Presence presence(Jid from, Jid to, Presence.Type type) {
        return Stage.presence(from, to, type);
    }

    @Test
    void aUserWhoComesIsSeenByTheContactAndAsksForTheirPresence() {
        bench.policy(ROMEO.bare(), Stage.knows(Stage.contact(FRIAR, true, true)));
        stage.online(ROMEO, 1, 0);
        assertThat(toOthers()).containsExactlyInAnyOrder("presence romeo@localhost/orchard -> friar@mantua.example",
                "presence:probe romeo@localhost/orchard -> friar@mantua.example");
    }

    @Test
    void aUserWhoGoesIsSeenToGoHoweverTheStreamEnds() {
        SessionAddress session = friends();
        bench.close(session, ROMEO);
        assertThat(toOthers()).containsExactly(
                "presence:unavailable romeo@localhost/orchard -> friar@mantua.example");
    }

    @Test
    void aProbeIsAnsweredForWhoMaySee() {
        friends();
        fromMantua(presence(CELL, ROMEO.bare(), Presence.Type.PROBE));
        assertThat(toOthers()).containsExactly("presence romeo@localhost/orchard -> friar@mantua.example/cell");
        fromMantua(presence(Jid.parse("paris@mantua.example/x"), ROMEO.bare(), Presence.Type.PROBE));
        assertThat(toOthers()).containsExactly("presence:unsubscribed romeo@localhost -> paris@mantua.example");
        assertThat(stage.seen()).isEmpty();
    }

    @Test
    void aContactsPresenceIsDelivered() {
        friends();
        fromMantua(presence(CELL, ROMEO.bare(), Presence.Type.AVAILABLE));
        fromMantua(presence(CELL, ROMEO.bare(), Presence.Type.UNAVAILABLE));
        assertThat(stage.seen()).containsExactly("1 presence friar@mantua.example/cell",
                "1 presence:unavailable friar@mantua.example/cell");
    }

    @ParameterizedTest
    @CsvSource({"SUBSCRIBE", "SUBSCRIBED", "UNSUBSCRIBE", "UNSUBSCRIBED"})
    void subscriptionsAreDecidedByTheRosterInBothDirections(Presence.Type type) {
        SessionAddress session = stage.online(ROMEO, 1, 0);
        bench.toOtherServers();
        bench.send(session, presence(ROMEO, FRIAR, type));
        String what = "presence:" + type.name().toLowerCase(Locale.ROOT);
        List<RosterRequest> outgoing = bench.asked();
        assertThat(outgoing).hasSize(1);
        assertThat(StanzaCodec.ofWire(outgoing.getFirst().getStanza()).to()).isEqualTo(FRIAR);
        assertThat(toOthers()).as("before it is decided").isEmpty();
        // Section 3.1.2: what roster-service lets out goes with the user's bare JID.
        bench.done(outgoing.getFirst(), RosterReply.newBuilder()
                .addSend(StanzaCodec.toWire(presence(ROMEO.bare(), FRIAR, type))));
        assertThat(toOthers()).containsExactly(what + " romeo@localhost -> friar@mantua.example");
        fromMantua(presence(FRIAR, ROMEO.bare(), type));
        assertThat(asked()).containsExactly(what + " friar@mantua.example -> romeo@localhost");
    }

    @Test
    void directedPresenceGoesThereAndIsTakenBack() {
        SessionAddress session = stage.online(ROMEO, 1, 0);
        bench.toOtherServers();
        bench.send(session, presence(ROMEO, ROOM, Presence.Type.AVAILABLE));
        assertThat(toOthers()).containsExactly("presence romeo@localhost/orchard -> " + ROOM);
        bench.close(session, ROMEO);
        assertThat(toOthers()).containsExactly("presence:unavailable romeo@localhost/orchard -> " + ROOM);
    }

    @Test
    void roomsElsewhereReachTheSessionThatIsInThem() {
        SessionAddress session = stage.online(ROMEO, 1, 0);
        stage.online(Jid.parse("romeo@localhost/street"), 2, 0);
        bench.toOtherServers();
        bench.send(session, presence(ROMEO, ROOM, Presence.Type.AVAILABLE));
        stage.clear();
        fromMantua(presence(ROOM, ROMEO, Presence.Type.AVAILABLE));
        fromMantua(new Message(ROOM, ROMEO, "g", Message.Type.GROUPCHAT, null, body("Amen")));
        assertThat(stage.seen()).containsExactly("1 presence " + ROOM, "1 message:groupchat " + ROOM);
        // XEP-0410: the user's client asks the room about itself.
        bench.send(session, Stage.get(ROMEO, ROOM, "urn:xmpp:ping", "ping"));
        assertThat(toOthers()).contains("iq:get romeo@localhost/orchard -> " + ROOM);
        fromMantua(new Iq(ROOM, ROMEO, "i", Iq.Type.RESULT, null, Payload.EMPTY));
        assertThat(stage.seen()).containsExactly("1 iq:result " + ROOM);
        // A room tells whom it can no longer reach by the error (XEP-0045 section 18).
        bench.close(session, ROMEO);
        toOthers();
        fromMantua(new Message(ROOM, ROMEO, "g", Message.Type.GROUPCHAT, null, body("Amen")));
        assertThat(toOthers()).containsExactly("message:error romeo@localhost/orchard -> " + ROOM);
    }

    @Test
    void messagesGoBothWaysAndAreArchivedAndCopied() {
        SessionAddress session = stage.online(ROMEO, 1, 0);
        SessionAddress street = stage.online(Jid.parse("romeo@localhost/street"), 2, 0);
        bench.send(street, Stage.set(Jid.parse("romeo@localhost/street"), "urn:xmpp:carbons:2", "enable"));
        stage.clear();
        bench.toOtherServers();
        bench.archived();
        bench.send(session, Stage.chat(ROMEO, CELL));
        assertThat(toOthers()).containsExactly("message:chat romeo@localhost/orchard -> " + CELL);
        assertThat(stage.seen()).as("a carbon (XEP-0280)").containsExactly("2 message:chat romeo@localhost");
        assertThat(entries()).containsExactly("romeo@localhost/orchard -> " + CELL);
        fromMantua(Stage.chat(CELL, ROMEO));
        assertThat(stage.seen()).containsExactly("1 message:chat " + CELL, "2 message:chat romeo@localhost");
        assertThat(entries()).containsExactly(CELL + " -> romeo@localhost/orchard");
    }

    /** What archive-service is told to keep: from, to. */
    private List<String> entries() {
        return bench.archived().stream().filter(Envelope::hasArchiveEntry)
                .map(told -> StanzaCodec.ofWire(told.getArchiveEntry().getStanza()))
                .map(stanza -> stanza.from() + " -> " + stanza.to()).toList();
    }

    @Test
    void aMessageForNobodyIsStored() {
        bench.account(ROMEO.bare().toString(), AccountChanged.State.ACTIVE, 1);
        fromMantua(Stage.chat(CELL, ROMEO.bare()));
        assertThat(bench.archived()).anyMatch(Envelope::hasOfflineStored);
        assertThat(toOthers()).isEmpty();
    }

    @Test
    void requestsAndTheirAnswersGoBothWays() {
        SessionAddress session = friends();
        bench.send(session, Stage.get(ROMEO, CELL, "jabber:iq:version", "query"));
        assertThat(toOthers()).containsExactly("iq:get romeo@localhost/orchard -> " + CELL);
        fromMantua(new Iq(CELL, ROMEO, "i", Iq.Type.RESULT, null, Payload.EMPTY));
        assertThat(stage.seen()).containsExactly("1 iq:result " + CELL);
        fromMantua(Stage.get(CELL, ROMEO, "jabber:iq:version", "query"));
        assertThat(stage.seen()).containsExactly("1 iq:get " + CELL);
        bench.send(session, new Iq(ROMEO, CELL, "i", Iq.Type.RESULT, null, Payload.EMPTY));
        assertThat(toOthers()).containsExactly("iq:result romeo@localhost/orchard -> " + CELL);
        // Section 8.5.3.1: of strangers they are refused, there or not.
        fromMantua(Stage.get(Jid.parse("paris@mantua.example/x"), ROMEO, "jabber:iq:version", "query"));
        assertThat(toOthers()).containsExactly("iq:error romeo@localhost/orchard -> paris@mantua.example/x");
        assertThat(stage.seen()).isEmpty();
    }

    @Test
    void theServerAndAccountsAnswerOtherServersUsers() {
        friends();
        fromMantua(Stage.get(CELL, Jid.parse("localhost"), "urn:xmpp:ping", "ping"));
        fromMantua(Stage.get(CELL, Jid.parse("localhost"), "http://jabber.org/protocol/disco#info", "query"));
        fromMantua(Stage.get(CELL, ROMEO.bare(), "http://jabber.org/protocol/disco#info", "query"));
        assertThat(toOthers()).containsExactly("iq:result localhost -> " + CELL, "iq:result localhost -> " + CELL,
                "iq:result romeo@localhost -> " + CELL);
    }

    @Test
    void anErrorThatComesBackReachesTheSender() {
        SessionAddress session = stage.online(ROMEO, 1, 0);
        bench.send(session, Stage.chat(ROMEO, CELL));
        fromMantua(new Message(CELL, ROMEO, "m", Message.Type.ERROR, null, serverGone()));
        assertThat(stage.seen()).containsExactly("1 message:error " + CELL);
    }

    @ParameterizedTest
    @CsvSource({"friar@mantua.example", "mantua.example"})
    void whoIsBlockedByAddressOrByDomainNeitherComesNorIsReached(String blocked) {
        bench.policy(ROMEO.bare(), Stage.knows(Stage.contact(FRIAR, true, true))
                .setPrivacy(Stage.byDefault(Stage.everything(PrivacyItem.Kind.JID, blocked))));
        SessionAddress session = stage.online(ROMEO, 1, 0);
        assertThat(toOthers()).as("presence and probe").isEmpty();
        fromMantua(Stage.chat(CELL, ROMEO.bare()));
        assertThat(toOthers()).containsExactly("message:error romeo@localhost -> " + CELL);
        fromMantua(presence(CELL, ROMEO.bare(), Presence.Type.AVAILABLE));
        fromMantua(presence(FRIAR, ROMEO.bare(), Presence.Type.SUBSCRIBE));
        fromMantua(presence(CELL, ROMEO.bare(), Presence.Type.PROBE));
        assertThat(toOthers()).noneMatch(stanza -> stanza.startsWith("presence romeo"));
        fromMantua(Stage.get(CELL, ROMEO, "jabber:iq:version", "query"));
        assertThat(toOthers()).containsExactly("iq:error romeo@localhost/orchard -> " + CELL);
        assertThat(stage.seen()).isEmpty();
        bench.send(session, Stage.chat(ROMEO, CELL));
        bench.send(session, presence(ROMEO, CELL, Presence.Type.AVAILABLE));
        assertThat(toOthers()).isEmpty();
        assertThat(stage.seen()).containsExactly("1 message:error " + CELL, "1 presence:error " + CELL);
    }

    @Test
    void aServerThatHasVanishedTakesItsUsersPresenceAlong() {
        SessionAddress session = friends();
        Jid garden = Jid.parse("friar@mantua.example/garden");
        fromMantua(presence(CELL, ROMEO.bare(), Presence.Type.AVAILABLE));
        fromMantua(presence(garden, ROMEO.bare(), Presence.Type.AVAILABLE));
        stage.clear();
        bench.send(session, Stage.chat(ROMEO, CELL));
        fromMantua(new Message(CELL, ROMEO, "m", Message.Type.ERROR, null, serverGone()));
        assertThat(stage.seen()).containsExactly("1 presence:unavailable " + CELL, "1 presence:unavailable " + garden,
                "1 message:error " + CELL);
        // Once is enough.
        fromMantua(new Message(CELL, ROMEO, "m", Message.Type.ERROR, null, serverGone()));
        assertThat(stage.seen()).containsExactly("1 message:error " + CELL);
    }

    private void answers(Iq.Type type) {
        fromMantua(new Iq(MANTUA, ROMEO.bare(), "i", type, null, type == Iq.Type.ERROR ? serverGone() : Payload.EMPTY));
    }

    /** XEP-0199 section 4.5: also when nothing is sent there that could come back. */
    @Test
    void aServerThatHasVanishedIsFoundOutByAskingIt() {
        friends();
        fromMantua(presence(CELL, ROMEO.bare(), Presence.Type.AVAILABLE));
        stage.clear();
        bench.tick(5);
        assertThat(toOthers()).as("it has just been heard of").isEmpty();
        bench.tick(1);
        assertThat(toOthers()).containsExactly("iq:get romeo@localhost -> mantua.example");
        answers(Iq.Type.ERROR);
        bench.tick(1);
        assertThat(toOthers()).as("once is no proof").containsExactly("iq:get romeo@localhost -> mantua.example");
        assertThat(stage.seen()).isEmpty();
        answers(Iq.Type.ERROR);
        bench.tick(1);
        assertThat(stage.seen()).containsExactly("1 presence:unavailable " + CELL);
        bench.tick(10);
        assertThat(toOthers()).as("nobody there is seen any more").isEmpty();
        assertThat(stage.seen()).isEmpty();
    }

    @Test
    void aServerThatAnswersOrWhoseUsersComeIsThere() {
        friends();
        fromMantua(presence(CELL, ROMEO.bare(), Presence.Type.AVAILABLE));
        stage.clear();
        bench.tick(6);
        answers(Iq.Type.RESULT);
        assertThat(stage.seen()).as("no client has asked").isEmpty();
        toOthers();
        bench.tick(4);
        assertThat(toOthers()).isEmpty();
        bench.tick(1);
        answers(Iq.Type.ERROR);
        fromMantua(presence(Jid.parse("paris@mantua.example/x"), ROMEO.bare(), Presence.Type.AVAILABLE));
        bench.tick(5);
        answers(Iq.Type.ERROR);
        bench.tick(1);
        assertThat(stage.seen()).noneMatch(line -> line.startsWith("1 presence:unavailable"));
    }

    /** Somebody's error says nothing of the server, as anybody could make it up. */
    @Test
    void onlyTheServerItselfSaysThatItCannotBeReached() {
        friends();
        fromMantua(presence(CELL, ROMEO.bare(), Presence.Type.AVAILABLE));
        stage.clear();
        bench.tick(6);
        Jid paris = Jid.parse("paris@mantua.example");
        for (int i = 0; i < 3; i++) {
            fromMantua(new Iq(paris, ROMEO.bare(), "i", Iq.Type.ERROR, null, serverGone()));
        }
        bench.tick(1);
        assertThat(stage.seen()).isEmpty();
    }

    private static Payload serverGone() {
        return Payload.of(Element.named("jabber:client", "error").attribute("type", "wait")
                .child(Element.named("urn:ietf:params:xml:ns:xmpp-stanzas", "remote-server-timeout").build()).build());
    }

    private static Payload body(String text) {
        return Payload.of(Element.named("jabber:client", "body").text(text).build());
    }
}
