package chat.granta.archive.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.archive.turn.Reader;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.ArchiveEntry;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.ArchiveRequest;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** XEP-0313 section 6.1.2, XEP-0424 and XEP-0425: a room's archive, where the plays do not reach. */
class ArchivedRoomTest {
    private static final Jid HAG = Jid.parse("hag66@shakespeare.lit/pda");
    private static final Jid CRONE = Jid.parse("crone1@shakespeare.lit/desktop");
    private static final String RETRACT = "urn:xmpp:message-retract:1";

    private final TestArchive archive = new TestArchive();
    private final Jid room = archive.account;

    private static Element body(String text) {
        return Element.named(Payload.CONTENT_NAMESPACE, "body").text(text).build();
    }

    private void said(Jid who, String nickname, String id, Element what) {
        Payload payload = Payload.of(what)
                .with(Element.named("urn:xmpp:occupant-id:0", "occupant-id").attribute("id", "occupant-" + who.local())
                        .build())
                .with(Element.named("http://jabber.org/protocol/muc#user", "x")
                        .child(Element.named("http://jabber.org/protocol/muc#user", "item")
                                .attribute("jid", who.toString()).build())
                        .build());
        tell(who, nickname, id, new Message(room.withResource(nickname), null, "m-" + id, Message.Type.GROUPCHAT,
                null, payload));
    }

    private void roomSays(String id, Element what) {
        tell(room, "", id, new Message(room, null, "m-" + id, Message.Type.GROUPCHAT, null, Payload.of(what)));
    }

    private void tell(Jid who, String nickname, String id, Message message) {
        archive.tell(Envelope.newBuilder().setArchiveEntry(ArchiveEntry.newBuilder().setAccount(room.toString())
                .setPeer(who.toString()).setNickname(nickname).setId(id).setStanza(StanzaCodec.toWire(message))),
                TestArchive.NOON);
    }

    private static Element retract(String id) {
        return Element.named(RETRACT, "retract").attribute("id", id).build();
    }

    private List<Stanza> ask(Reader reader, String with) {
        var query = Element.named("urn:xmpp:mam:2", "query");
        if (!with.isEmpty()) {
            query.child(Element.named("jabber:x:data", "x").attribute("type", "submit")
                    .child(field("FORM_TYPE", "urn:xmpp:mam:2")).child(field("with", with)).build());
        }
        var iq = new Iq(HAG, room, "q", Iq.Type.SET, null, Payload.of(query.build()));
        List<Stanza> received = new ArrayList<>();
        for (ArchiveReply reply : archive.tell(Envelope.newBuilder().setArchiveRequest(ArchiveRequest.newBuilder()
                .setAccount(room.toString()).setStanza(StanzaCodec.toWire(iq))
                .setSeesJids(reader == Reader.VISITOR_WHO_SEES_JIDS)), TestArchive.NOON)) {
            assertThat(reply.hasSession()).isFalse();
            reply.getResultsList().forEach(result -> received.add(StanzaCodec.ofWire(result)));
        }
        assertThat(received).allSatisfy(stanza -> {
            assertThat(stanza.from()).isEqualTo(room);
            assertThat(stanza.to()).isEqualTo(HAG);
        });
        return received;
    }

    private static Element field(String name, String value) {
        return Element.named("jabber:x:data", "field").attribute("var", name).child("value", value).build();
    }

    private List<String> bodies(Reader reader, String with) {
        return ask(reader, with).stream().filter(Message.class::isInstance)
                .map(message -> message.payload().toString()
                        .replaceAll("(?s).*<body[^>]*>(.*)</body>.*", "$1"))
                .toList();
    }

    private String first(Reader reader) {
        return ask(reader, "").getFirst().payload().toString();
    }

    @Test
    void realAddressesAreForThoseWhoMayKnowThem() {
        said(CRONE, "first", "a", body("Thrice"));
        assertThat(first(Reader.VISITOR)).contains("Thrice").contains("from='" + room + "/first'")
                .contains("occupant-id").doesNotContain("shakespeare").doesNotContain("muc#user")
                .doesNotContain("stanza-id").doesNotContain(" to='");
        assertThat(first(Reader.VISITOR_WHO_SEES_JIDS)).contains("Thrice").contains("jid='" + CRONE + "'");
    }

    @Test
    void messagesAreChosenByOccupantAndByThoseWhoMayByWhoSaidThem() {
        said(CRONE, "first", "a", body("One"));
        said(HAG, "third", "b", body("Two"));
        said(CRONE, "third", "c", body("Three"));
        roomSays("d", body("Four"));
        assertThat(bodies(Reader.VISITOR, room.toString())).containsExactly("One", "Two", "Three", "Four");
        assertThat(bodies(Reader.VISITOR, room + "/third")).containsExactly("Two", "Three");
        assertThat(bodies(Reader.VISITOR_WHO_SEES_JIDS, CRONE.bare().toString())).containsExactly("One", "Three");
        assertThat(bodies(Reader.VISITOR_WHO_SEES_JIDS, CRONE.bare() + "/elsewhere")).isEmpty();
        assertThat(ask(Reader.VISITOR, CRONE.toString()).getFirst().payload().toString()).contains("<forbidden ");
    }

    @Test
    void anAuthorRetractsUnderAnyNicknameAndFromAnyClient() {
        said(CRONE, "first", "a", body("Oops"));
        said(Jid.parse(CRONE.bare() + "/pda"), "crone", "b", retract("a"));
        assertThat(first(Reader.VISITOR)).contains("<retracted ").contains("id='m-b'").contains("occupant-id")
                .doesNotContain("Oops");
    }

    @Test
    void nobodyElseRetractsNotEvenUnderTheSameNickname() {
        said(CRONE, "first", "a", body("Oops"));
        said(HAG, "first", "b", retract("a"));
        said(HAG, "first", "c", retract("m-a"));
        assertThat(first(Reader.VISITOR)).contains("Oops");
    }

    @Test
    void theRoomRetractsForAModeratorAndThatStands() {
        said(HAG, "third", "a", body("Spam"));
        roomSays("b", Element.named(RETRACT, "retract").attribute("id", "a")
                .child(Element.named("urn:xmpp:message-moderate:1", "moderated").attribute("by", room + "/first")
                        .build())
                .child("reason", "No spam").build());
        said(HAG, "third", "c", retract("a"));
        assertThat(first(Reader.VISITOR)).contains("<moderated ").contains("No spam").contains("id='m-b'")
                .doesNotContain(">Spam");
    }

    @Test
    void anArchiveThatHasEndedLeavesNothingToItsSuccessor() {
        said(CRONE, "first", "a", body("Old"));
        archive.tell(TestArchive.deletion(room), TestArchive.NOON);
        said(HAG, "third", "b", body("New"));
        assertThat(bodies(Reader.VISITOR, "")).containsExactly("New");
    }

    /** Something has been said at the new address already; afterwards the log is read again. */
    @Test
    void anArchiveMovesInFrontOfWhatIsSaidAtTheNewAddress() {
        said(CRONE, "first", "a", body("New"));
        var old = new TestArchive();
        for (int reading = 0; reading < 2; reading++) {
            old.readFrom(0);
            saidIn(old, "Old");
            saidIn(old, "Also old");
            old.moveTo(room);
            assertThat(bodies(Reader.VISITOR, "")).containsExactly("Old", "Also old", "New");
        }
        assertThat(first(Reader.VISITOR)).contains("from='" + room + "/third'");
        roomSays("b", retract("Old"));
        assertThat(first(Reader.VISITOR)).contains("<retracted ");
    }

    private static void saidIn(TestArchive other, String id) {
        Envelope.Builder entry = TestArchive.entry(other.account, HAG.toString(), id, id);
        entry.getArchiveEntryBuilder().setNickname("third");
        other.tell(entry, TestArchive.NOON);
    }
}
