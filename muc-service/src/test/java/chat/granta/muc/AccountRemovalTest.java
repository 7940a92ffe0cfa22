package chat.granta.muc;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.RoomAffiliation;
import chat.granta.bus.wire.RoomAffiliation.Kind;
import chat.granta.bus.wire.RoomState;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.muc.operator.HandOver;
import chat.granta.muc.operator.RenameRoom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an account that has ended leaves to whoever gets its name: nothing in any room. */
class AccountRemovalTest {
    private static final Jid CRONE = Jid.parse("crone@localhost/desktop");
    private static final Jid HAG = Jid.parse("hag@localhost/pda");
    private static final String ADMIN = "http://jabber.org/protocol/muc#admin";

    private final RoomBench bench = new RoomBench();

    /** Crone owns a persistent room, hag is a member of it under a nickname of hers, and crone is there. */
    @BeforeEach
    void aRoom() {
        bench.send(RoomRequests.enters(CRONE, "first"));
        bench.send(RoomRequests.configures(CRONE, "muc#roomconfig_persistentroom", "1"));
        bench.send(gives(CRONE, HAG, "member", "third"));
        bench.seen();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static Iq gives(Jid actor, Jid user, String affiliation, String nickname) {
        return RoomRequests.asks(actor, RoomBench.ROOM, Iq.Type.SET, Element.named(ADMIN, "query")
                .child(Element.named(ADMIN, "item").attribute("affiliation", affiliation)
                        .attribute("jid", user.bare().toString()).attribute("nick", nickname).build())
                .build());
    }

    /** Whom the database keeps of the room, and as what. */
    private List<String> kept() {
        return bench.database().stored().get(RoomBench.ROOM.toString()).getAffiliationsList().stream()
                .map(one -> one.getJid() + ' ' + one.getKind() + ' ' + one.getNickname()).toList();
    }

    private void nobodyIsThereForLong() {
        bench.send(RoomRequests.leaves(CRONE, "first"));
        bench.pass(Duration.ofMinutes(2));
        bench.seen();
    }

    /** The affiliation with which somebody enters. */
    private String entersAs(Jid user, String nickname) {
        bench.seen();
        bench.send(RoomRequests.enters(user, nickname));
        String told = bench.seen().stream().filter(seen -> seen.to().equals(user)).map(RoomBench.Seen::stanza)
                .filter(stanza -> stanza.name().equals("presence"))
                .filter(stanza -> nickname.equals(String.valueOf(stanza.from().resource()))).toList().getFirst()
                .payload().toString();
        return told.replaceFirst("(?s).* affiliation='([a-z]+)'.*", "$1");
    }

    @Test
    void ofARoomInUse() {
        assertThat(kept()).containsExactly("crone@localhost OWNER ", "hag@localhost MEMBER third");
        bench.removed(HAG);
        List<RoomBench.Seen> seen = bench.seen();
        assertThat(seen).extracting(RoomBench.Seen::toString)
                .containsExactly("crone@localhost/desktop: message coven@group.localhost");
        assertThat(seen.getFirst().stanza().payload().toString()).contains("affiliation='none'", "hag@localhost");
        assertThat(kept()).containsExactly("crone@localhost OWNER ");
        assertThat(entersAs(HAG, "other")).isEqualTo("none");
    }

    @Test
    void whoIsStillThereHasNoMoreToSay() {
        bench.send(RoomRequests.enters(HAG, "third"));
        bench.send(gives(CRONE, HAG, "admin", "third"));
        bench.seen();
        bench.removed(HAG);
        assertThat(bench.told()).contains("crone@localhost/desktop: presence coven@group.localhost/third");
        bench.send(gives(HAG, Jid.parse("x@localhost"), "member", "x"));
        assertThat(bench.told()).containsExactly("hag@localhost/pda: iq error coven@group.localhost forbidden");
    }

    @Test
    void ofARoomThatIsInTheDatabaseAlone() {
        nobodyIsThereForLong();
        bench.removed(CRONE);
        assertThat(kept()).containsExactly("hag@localhost MEMBER third");
        assertThat(entersAs(CRONE, "first")).isEqualTo("none");
    }

    @Test
    void ofARoomThatTheDatabaseHasToldOfBeforeItHeardOfTheEnd() {
        nobodyIsThereForLong();
        bench.database().goAway();
        bench.send(gives(CRONE, Jid.parse("x@localhost"), "member", "x"));
        bench.removed(CRONE);
        bench.send(gives(CRONE, Jid.parse("y@localhost"), "member", "y"));
        bench.databaseIsBack();
        assertThat(bench.told()).describedAs("what the owner has sent, and then somebody of that name")
                .contains("crone@localhost/desktop: iq result coven@group.localhost",
                        "crone@localhost/desktop: iq error coven@group.localhost forbidden");
        assertThat(kept()).containsExactly("hag@localhost MEMBER third", "x@localhost MEMBER x");
        assertThat(entersAs(CRONE, "first")).isEqualTo("none");
    }

    @Test
    void theEndOfAnAccountIsHeardOnceHoweverOftenItIsTold() {
        byte[] record = bench.removed(HAG);
        bench.send(gives(CRONE, HAG, "member", "fourth"));
        bench.repeat(record);
        assertThat(kept()).containsExactly("crone@localhost OWNER ", "hag@localhost MEMBER fourth");
    }

    @Test
    void aRoomThatHasLostItsLastOwnerStaysAndIsHandedOver() {
        bench.removed(CRONE);
        assertThat(kept()).containsExactly("hag@localhost MEMBER third");
        bench.send(RoomRequests.configures(CRONE, "muc#roomconfig_persistentroom", "0"));
        assertThat(bench.told()).last().asString().endsWith("forbidden");
        bench.send(RoomRequests.asks(RoomBench.OPERATOR, RoomBench.ROOM, Iq.Type.SET,
                RoomRequests.command(HandOver.NODE, Map.of("owner", "hag@localhost"))));
        assertThat(kept()).containsExactly("hag@localhost OWNER third");
    }

    /** XEP-0421 section 4.1: by which people know each other, and take back what they have said (XEP-0424). */
    private String occupantIdOnEntering(Jid user, String nickname, int predecessors) {
        bench.seen();
        bench.send(RoomRequests.enters(user, nickname), predecessors);
        String told = bench.seen().stream().map(RoomBench.Seen::stanza)
                .filter(stanza -> nickname.equals(String.valueOf(stanza.from().resource()))).toList().getFirst()
                .payload().toString();
        return told.replaceFirst("(?s).*<occupant-id [^>]*id='([^']+)'.*", "$1");
    }

    private static Message takesBack(Jid speaker, String id) {
        return new Message(speaker, RoomBench.ROOM, "retraction", Message.Type.GROUPCHAT, null, Payload.of(
                Element.named("urn:xmpp:message-retract:1", "retract").attribute("id", id).build()));
    }

    @Test
    void whoGetsTheNameIsAnotherOccupant() {
        String first = occupantIdOnEntering(HAG, "third", 0);
        bench.send(RoomRequests.says(HAG, "Upon the heath"));
        String id = bench.seen().getLast().stanza().payload().toString()
                .replaceFirst("(?s).*<stanza-id [^>]*id='([^']+)'.*", "$1");
        bench.send(RoomRequests.leaves(HAG, "third"));
        bench.removed(HAG);

        String second = occupantIdOnEntering(HAG, "third", 1);
        assertThat(second).isNotEqualTo(first);
        bench.send(takesBack(HAG, id), 1);
        bench.send(RoomRequests.leaves(HAG, "third"), 1);
        bench.seen();
        bench.send(RoomRequests.enters(HAG, "third"), 1);
        assertThat(bench.told()).describedAs("what the first one said stays").anySatisfy(told -> assertThat(told)
                .endsWith("\"Upon the heath\""));

        bench.send(RoomRequests.leaves(HAG, "third"), 1);
        nobodyIsThereForLong();
        assertThat(occupantIdOnEntering(HAG, "third", 1)).describedAs("after the room was loaded").isEqualTo(second);
        assertThat(occupantIdOnEntering(CRONE, "first", 0)).isNotIn(first, second);
    }

    @Test
    void aRoomThatHasMovedHearsOfItBehindItsArrival() {
        Jid den = Jid.parse("den@group.localhost");
        bench.removed(HAG);
        bench.moves(Jid.parse("lair@group.localhost"), den, RoomState.newBuilder()
                .addAffiliations(RoomAffiliation.newBuilder().setJid("hag@localhost").setKind(Kind.OWNER)));
        bench.removed(HAG, den);
        bench.send(RoomRequests.asks(HAG, den, Iq.Type.GET,
                Element.named("http://jabber.org/protocol/muc#owner", "query").build()));
        assertThat(bench.told()).last().asString().endsWith("forbidden");
    }

    @Test
    void theOldAddressOfARoomTellsTheNewOne() {
        bench.send(RoomRequests.asks(RoomBench.OPERATOR, RoomBench.ROOM, Iq.Type.SET,
                RoomRequests.command(RenameRoom.NODE, Map.of("name", "cavern"))));
        bench.database().removals().clear();
        bench.removed(HAG);
        assertThat(bench.database().removals()).containsExactly("hag@localhost ",
                "hag@localhost cavern@group.localhost");
    }
}
