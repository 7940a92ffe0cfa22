package chat.granta.muc;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.ArchiveEntry;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.ArchiveRequest;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Envelope.BodyCase;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0313 section 6.1.2: what goes to a room's archive, who may read it, and when it ends. */
class RoomArchiveTest {
    private static final Jid CRONE = Jid.parse("crone@localhost/desktop");
    private static final Jid HAG = Jid.parse("hag@localhost/pda");
    private static final Jid WICCA = Jid.parse("wicca@localhost/laptop");
    private static final String ADMIN = "http://jabber.org/protocol/muc#admin";
    private static final String MAM = "urn:xmpp:mam:2";
    private static final String BODY = "<body>Thrice</body>";

    private final RoomBench bench = new RoomBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private void configure(String field, String value) {
        bench.send(RoomRequests.configures(CRONE, "muc#roomconfig_" + field, value));
    }

    private void roomIsLogged() {
        bench.send(RoomRequests.enters(CRONE, "first"));
        configure("enablearchiving", "1");
        bench.seen();
    }

    private void affiliate(Jid user, String affiliation) {
        bench.send(RoomRequests.asks(CRONE, RoomBench.ROOM, Iq.Type.SET, Element.named(ADMIN, "query")
                .child(Element.named(ADMIN, "item").attribute("jid", user.bare().toString())
                        .attribute("affiliation", affiliation).build())
                .build()));
        bench.seen();
    }

    private void say(Jid who, String xml) {
        // Names as a gateway gives them.
        Payload payload = new Payload(List.of(), ("<m xmlns='jabber:client'>" + xml + "</m>").getBytes()).elements()
                .getFirst().children().stream().map(Payload::of).reduce(Payload.EMPTY, Payload::with);
        bench.send(new Message(who, RoomBench.ROOM, "m", Message.Type.GROUPCHAT, null, payload));
    }

    private void ask(Jid who) {
        bench.send(RoomRequests.asks(who, RoomBench.ROOM, Iq.Type.SET, Element.named(MAM, "query").build()));
    }

    private ArchiveEntry entry() {
        List<Envelope> told = bench.archived();
        assertThat(told).hasSize(1);
        return told.getFirst().getArchiveEntry();
    }

    @Test
    void whatIsSaidIsKeptOnceWithWhoHasSaidItUnderTheIdThatAllHaveSeen() {
        roomIsLogged();
        bench.send(RoomRequests.enters(HAG, "third"));
        bench.seen();
        say(HAG, BODY + "<x xmlns='http://jabber.org/protocol/muc#user'><item jid='crone@localhost/desktop'/></x>");
        ArchiveEntry entry = entry();
        assertThat(entry.getAccount()).isEqualTo("coven@group.localhost");
        assertThat(entry.getPeer()).isEqualTo("hag@localhost/pda");
        assertThat(entry.getNickname()).isEqualTo("third");
        Message kept = (Message) StanzaCodec.ofWire(entry.getStanza());
        assertThat(kept.from()).isEqualTo(RoomBench.ROOM.withResource("third"));
        assertThat(kept.to()).isNull();
        assertThat(kept.payload().toString()).contains("Thrice").contains("<occupant-id ").containsOnlyOnce("<item ")
                .contains("jid='hag@localhost/pda'").contains("affiliation='none'").contains("role='participant'")
                .doesNotContain("stanza-id");
        assertThat(bench.seen()).hasSize(2).allSatisfy(seen -> assertThat(seen.stanza().payload().toString())
                .contains("<stanza-id ").contains("id='" + entry.getId() + "'").doesNotContain("<item "));
    }

    @ParameterizedTest
    @ValueSource(strings = {BODY, "<subject>Fire burn</subject>", "<subject/>",
            "<displayed xmlns='urn:xmpp:chat-markers:0' id='1'/>", "<thread>1</thread><store xmlns='urn:xmpp:hints'/>",
            "<retract xmlns='urn:xmpp:message-retract:1' id='1'/>",
            "<retract xmlns='urn:xmpp:message-retract:1' id='1'/><no-store xmlns='urn:xmpp:hints'/>"})
    void isArchived(String xml) {
        roomIsLogged();
        say(CRONE, xml);
        assertThat(entry().getId()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<composing xmlns='http://jabber.org/protocol/chatstates'/>", "<thread>1</thread>",
            BODY + "<no-store xmlns='urn:xmpp:hints'/>", BODY + "<no-permanent-store xmlns='urn:xmpp:hints'/>",
            "<subject>Psst</subject><no-store xmlns='urn:xmpp:hints'/>"})
    void isNotArchived(String xml) {
        roomIsLogged();
        say(CRONE, xml);
        assertThat(bench.archived()).isEmpty();
    }

    @Test
    void whatIsNotKeptAndHasNothingToModerateBearsNoId() {
        roomIsLogged();
        say(CRONE, "<composing xmlns='http://jabber.org/protocol/chatstates'/>");
        assertThat(bench.seen().getFirst().stanza().payload().toString()).doesNotContain("stanza-id");
        say(CRONE, BODY + "<no-store xmlns='urn:xmpp:hints'/>");
        assertThat(bench.seen().getFirst().stanza().payload().toString()).contains("stanza-id");
    }

    @Test
    void whatIsRefusedOrPrivateIsNotArchived() {
        roomIsLogged();
        say(HAG, BODY);
        bench.send(RoomRequests.enters(HAG, "third"));
        bench.send(new Message(HAG, RoomBench.ROOM.withResource("first"), "m", Message.Type.CHAT, null,
                Payload.of(Element.named(Payload.CONTENT_NAMESPACE, "body").text("Psst").build())));
        assertThat(bench.archived()).isEmpty();
    }

    @Test
    void aRoomThatIsNotLoggedHasNoArchive() {
        bench.send(RoomRequests.enters(CRONE, "first"));
        bench.send(RoomRequests.accepts(CRONE));
        bench.seen();
        say(CRONE, BODY);
        bench.seen();
        ask(CRONE);
        assertThat(bench.told()).containsExactly(
                "crone@localhost/desktop: iq error coven@group.localhost service-unavailable");
        assertThat(bench.archived()).isEmpty();
    }

    @Test
    void itIsLoggedUnderEitherNameAndStaysAsItIsWhenBothSayWhatHolds() {
        roomIsLogged();
        for (String[] change : new String[][]{{"enablelogging", "0"}, {"enablelogging", "1"}, {"enablearchiving", "0"},
                {"enablearchiving", "1"}}) {
            configure(change[0], change[1]);
            bench.seen();
            say(CRONE, BODY);
            assertThat(bench.archived()).hasSize(Integer.parseInt(change[1]));
        }
    }

    /** Who asks, what that one is to the room, whether the room has this setting, and what comes of it. */
    @ParameterizedTest
    @CsvSource({"none, '', false, asks", "none, membersonly, false, forbidden", "member, membersonly, false, asks",
            "outcast, '', false, forbidden", "outcast, membersonly, false, forbidden",
            "none, roomsecret, false, forbidden",
            "member, roomsecret, false, forbidden", "owner, roomsecret, false, asks", "none, roomsecret, true, asks",
            "none, '', true, asks", "admin, membersonly, false, asks"})
    void whoMayEnterMayRead(String affiliation, String setting, boolean isThere, String outcome) {
        roomIsLogged();
        affiliate(HAG, affiliation);
        if (isThere) {
            bench.send(RoomRequests.enters(HAG, "third"));
        }
        if (!setting.isEmpty()) {
            configure(setting, "1");
        }
        bench.seen();
        ask(HAG);
        if (outcome.equals("asks")) {
            assertThat(bench.archived()).hasSize(1).allSatisfy(told -> assertThat(told.hasArchiveRequest()).isTrue());
            assertThat(bench.seen()).isEmpty();
        } else {
            assertThat(bench.archived()).isEmpty();
            assertThat(bench.told()).containsExactly("hag@localhost/pda: iq error coven@group.localhost " + outcome);
        }
    }

    @ParameterizedTest
    @CsvSource({"none, moderators, true, false", "none, moderators, false, false", "none, anyone, true, true",
            "none, anyone, false, true", "admin, moderators, true, true", "admin, moderators, false, true",
            "member, moderators, true, false", "member, moderators, false, false"})
    void whoMayKnowOccupantsSeesThemInTheArchive(String affiliation, String whois, boolean isThere, boolean sees) {
        roomIsLogged();
        affiliate(HAG, affiliation);
        configure("whois", whois);
        if (isThere) {
            bench.send(RoomRequests.enters(HAG, "third"));
        }
        ask(HAG);
        ArchiveRequest request = bench.archived().getFirst().getArchiveRequest();
        assertThat(request.getSeesJids()).isEqualTo(sees);
        assertThat(request.hasSession()).isFalse();
        assertThat(request.getAccount()).isEqualTo("coven@group.localhost");
    }

    @Test
    void theAnswerGoesToWhoHasAsked() {
        bench.answer(ArchiveReply.newBuilder().setAccount("coven@group.localhost").addResults(StanzaCodec.toWire(
                RoomRequests.asks(RoomBench.ROOM, WICCA, Iq.Type.RESULT, Element.named(MAM, "fin").build()))));
        assertThat(bench.told()).containsExactly("wicca@localhost/laptop: iq result coven@group.localhost");
    }

    @Test
    void aModerationIsKeptUnderTheIdThatAllHaveSeen() {
        roomIsLogged();
        bench.send(RoomRequests.asks(CRONE, RoomBench.ROOM, Iq.Type.SET,
                Element.named("urn:xmpp:message-moderate:1", "moderate").attribute("id", "spam")
                        .child(Element.named("urn:xmpp:message-retract:1", "retract").build()).build()));
        ArchiveEntry entry = entry();
        assertThat(entry.hasNickname()).isTrue();
        assertThat(entry.getNickname()).isEmpty();
        assertThat(entry.getStanza().getFrom()).isEqualTo("coven@group.localhost");
        assertThat(bench.seen().getFirst().stanza().payload().toString()).contains("id='" + entry.getId() + "'");
    }

    @Test
    void anArchiveEndsWithItsRoom() {
        roomIsLogged();
        configure("enablelogging", "0");
        say(CRONE, BODY);
        bench.send(RoomRequests.leaves(CRONE, "first"));
        List<Envelope> told = bench.archived();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().getArchiveDeletion().getAccount()).isEqualTo("coven@group.localhost");
        bench.send(RoomRequests.enters(CRONE, "first"));
        bench.send(RoomRequests.accepts(CRONE));
        bench.send(RoomRequests.leaves(CRONE, "first"));
        assertThat(bench.archived()).isEmpty();
    }

    /** All of it waits for the database: the first visit has its turn with one record, the second when its maker has been asked about again. */
    @Test
    void aRoomThatIsMadeAnewKeepsItsOwnArchive() {
        bench.database().goAway();
        for (int visit = 0; visit < 2; visit++) {
            bench.send(RoomRequests.enters(CRONE, "first"));
            configure("enablelogging", "1");
            say(CRONE, BODY);
            if (visit == 0) {
                bench.send(RoomRequests.leaves(CRONE, "first"));
            }
        }
        bench.databaseIsBack();
        List<Envelope> told = bench.archived();
        assertThat(told).extracting(Envelope::getBodyCase).containsExactly(BodyCase.ARCHIVE_ENTRY,
                BodyCase.ARCHIVE_DELETION, BodyCase.ARCHIVE_ENTRY);
        assertThat(told.get(0).getArchiveEntry().getNumber())
                .isLessThan(told.get(1).getArchiveDeletion().getNumber());
    }
}
