package chat.granta.muc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import chat.granta.bus.wire.ArchiveMove;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OperatorAnswered;
import chat.granta.bus.wire.RoomAdministered;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.muc.operator.CloseRoom;
import chat.granta.muc.operator.Expiry;
import chat.granta.muc.operator.HandOver;
import chat.granta.muc.operator.ListRooms;
import chat.granta.muc.operator.RenameRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators do to rooms that are not theirs, by commands and by HTTP, and what is left in the audit trail. */
class OperatorsTest {
    private static final Jid CRONE = Jid.parse("crone@localhost/desktop");
    private static final Jid HAG = Jid.parse("hag@localhost/pda");
    private static final Jid BY_HTTP = Jid.parse("group.localhost/helen");
    private static final Jid NEW = Jid.parse("cavern@group.localhost");
    private static final String SUBJECT = "Spells";

    private final RoomBench bench = new RoomBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static Iq command(Jid from, Jid to, String node, Map<String, String> fields) {
        return RoomRequests.asks(from, to, Iq.Type.SET, RoomRequests.command(node, fields));
    }

    private void aRoomWithTwo() {
        bench.send(RoomRequests.enters(CRONE, "first"));
        bench.send(RoomRequests.configures(CRONE, "muc#roomconfig_persistentroom", "1"));
        bench.send(RoomRequests.enters(HAG, "third"));
        bench.send(new Message(CRONE, RoomBench.ROOM, "s", Message.Type.GROUPCHAT, null,
                Payload.of(Element.named(Payload.CONTENT_NAMESPACE, "subject").text(SUBJECT).build())));
        bench.send(RoomRequests.says(HAG, "When shall we three meet again?"));
        bench.seen();
    }

    @Test
    void anOperatorClosesARoom() {
        aRoomWithTwo();
        bench.send(command(RoomBench.OPERATOR, RoomBench.ROOM, CloseRoom.NODE, Map.of("reason", "Noise")));
        assertThat(bench.told()).containsExactly(
                "crone@localhost/desktop: presence unavailable coven@group.localhost/first 110",
                "hag@localhost/pda: presence unavailable coven@group.localhost/third 110",
                "root@localhost/desk: iq result coven@group.localhost");
        assertThat(bench.database().stored()).isEmpty();
        assertThat(bench.audited()).containsExactly(RoomAdministered.newBuilder().setOperator("root@localhost")
                .setAct("close").setRoom("coven@group.localhost").setReason("Noise").build());
    }

    @Test
    void nobodyElseDoes() {
        aRoomWithTwo();
        for (String node : List.of(CloseRoom.NODE, HandOver.NODE, RenameRoom.NODE)) {
            bench.send(command(CRONE, RoomBench.ROOM, node, Map.of("owner", "crone@localhost", "name", "cavern")));
        }
        bench.send(command(CRONE, RoomBench.SERVICE, ListRooms.NODE, Map.of()));
        assertThat(bench.told()).hasSize(4).allMatch(told -> told.endsWith("forbidden"));
        assertThat(bench.audited()).isEmpty();
    }

    @Test
    void aRoomIsHandedOver() {
        aRoomWithTwo();
        bench.send(command(RoomBench.OPERATOR, RoomBench.ROOM, HandOver.NODE, Map.of("owner", "hag@localhost")));
        assertThat(bench.told()).contains("root@localhost/desk: iq result coven@group.localhost");
        assertThat(bench.database().stored().get(RoomBench.ROOM.toString()).getAffiliationsList())
                .extracting(one -> one.getJid() + ' ' + one.getKind())
                .containsExactly("crone@localhost MEMBER", "hag@localhost OWNER");
        assertThat(bench.audited()).extracting(RoomAdministered::getAct, RoomAdministered::getDetail)
                .containsExactly(tuple("hand-over", "hag@localhost"));
    }

    @Test
    void aRoomThatIsRenamedTakesAllItHasWithIt() {
        aRoomWithTwo();
        bench.send(command(RoomBench.OPERATOR, RoomBench.ROOM, RenameRoom.NODE, Map.of("name", "cavern")));
        assertThat(bench.told()).containsExactly(
                "crone@localhost/desktop: presence unavailable coven@group.localhost/first 110",
                "hag@localhost/pda: presence unavailable coven@group.localhost/third 110",
                "root@localhost/desk: iq result coven@group.localhost");
        bench.send(RoomRequests.enters(CRONE, "first").between(CRONE, NEW.withResource("first")));
        List<RoomBench.Seen> seen = bench.seen();
        assertThat(seen).extracting(RoomBench.Seen::toString).containsExactly(
                "crone@localhost/desktop: presence cavern@group.localhost/first 110",
                "crone@localhost/desktop: message groupchat cavern@group.localhost/third \"When shall we three meet again?\"",
                "crone@localhost/desktop: message groupchat cavern@group.localhost/first");
        assertThat(seen.getFirst().stanza().payload().toString()).contains("affiliation='owner'");
        assertThat(seen.getLast().stanza().payload().toString()).contains(SUBJECT);
        assertThat(bench.database().stored().get(NEW.toString()).getAffiliations(0).getJid())
                .isEqualTo("crone@localhost");
        assertThat(bench.audited()).extracting(RoomAdministered::getAct, RoomAdministered::getDetail)
                .containsExactly(tuple("rename", NEW.toString()));
    }

    /** XEP-0421 4.1: by which people know each other, and take back what they have said (XEP-0424). */
    @Test
    void occupantsKeepTheirIdsWhereverTheirRoomGoes() {
        aRoomWithTwo();
        bench.send(RoomRequests.says(HAG, "Upon the heath"));
        String id = occupantId(bench.seen().getFirst());
        bench.send(command(RoomBench.OPERATOR, RoomBench.ROOM, RenameRoom.NODE, Map.of("name", "cavern")));
        Jid den = Jid.parse("den@group.localhost");
        for (Jid room : List.of(NEW, den)) {
            bench.seen();
            bench.send(RoomRequests.enters(HAG, "third").between(HAG, room.withResource("third")));
            assertThat(occupantId(bench.seen().getFirst())).isEqualTo(id);
            bench.send(command(RoomBench.OPERATOR, room, RenameRoom.NODE, Map.of("name", "den")));
        }
    }

    /** XEP-0421 4.1: what people say of themselves in one room is not put together with what they say in another. */
    @Test
    void inAnotherRoomAUserHasAnotherId() {
        aRoomWithTwo();
        bench.send(RoomRequests.says(HAG, "Upon the heath"));
        String id = occupantId(bench.seen().getFirst());
        bench.send(RoomRequests.enters(HAG, "third").between(HAG, NEW.withResource("third")));
        assertThat(occupantId(bench.seen().getFirst())).isNotEqualTo(id);
    }

    private static String occupantId(RoomBench.Seen seen) {
        return String.valueOf(seen.stanza().payload().elements(new ElementName("urn:xmpp:occupant-id:0", "occupant-id"))
                .getFirst().attribute("id"));
    }

    @Test
    void theOldAddressSaysWhereTheRoomIsAfterAllHasBeenForgotten() {
        aRoomWithTwo();
        bench.send(command(RoomBench.OPERATOR, RoomBench.ROOM, RenameRoom.NODE, Map.of("name", NEW.toString())));
        bench.pass(Duration.ofMinutes(2));
        bench.seen();
        bench.send(RoomRequests.enters(HAG, "third"));
        bench.send(RoomRequests.says(HAG, "Where are you?"));
        List<RoomBench.Seen> seen = bench.seen();
        assertThat(seen).extracting(RoomBench.Seen::toString).containsExactly(
                "hag@localhost/pda: presence error coven@group.localhost/third gone",
                "hag@localhost/pda: message error coven@group.localhost \"Where are you?\" gone");
        assertThat(seen.getFirst().stanza().payload().toString()).contains(">xmpp:cavern@group.localhost</gone>");
        bench.send(command(RoomBench.OPERATOR, RoomBench.ROOM, CloseRoom.NODE, Map.of()));
        bench.send(RoomRequests.enters(HAG, "third"));
        assertThat(bench.told()).last().asString().startsWith("hag@localhost/pda: message");
    }

    @Test
    void itsArchiveGoesWithIt() {
        aRoomWithTwo();
        bench.send(RoomRequests.configures(CRONE, "muc#roomconfig_enablelogging", "1"));
        bench.send(command(RoomBench.OPERATOR, RoomBench.ROOM, RenameRoom.NODE, Map.of("name", "cavern")));
        assertThat(bench.archived()).filteredOn(Envelope::hasArchiveMove).extracting(Envelope::getArchiveMove)
                .containsExactly(ArchiveMove.newBuilder().setAccount("coven@group.localhost").setTo(NEW.toString())
                        .build());
    }

    @Test
    void anAddressThatIsTakenIsNotGiven() {
        aRoomWithTwo();
        bench.send(RoomRequests.enters(HAG, "x").between(HAG, NEW.withResource("x")));
        bench.seen();
        bench.send(command(RoomBench.OPERATOR, RoomBench.ROOM, RenameRoom.NODE, Map.of("name", "cavern")));
        bench.send(RoomRequests.says(CRONE, "We are still here"));
        assertThat(bench.told()).startsWith("root@localhost/desk: iq error coven@group.localhost conflict",
                "crone@localhost/desktop: message groupchat coven@group.localhost/first \"We are still here\"");
        assertThat(bench.audited()).isEmpty();
    }

    @Test
    void whatCannotBeARoomsAddressIsRefused() {
        aRoomWithTwo();
        for (String name : List.of("cavern@localhost", "a b", "coven", "cavern@group.localhost/x")) {
            bench.send(command(RoomBench.OPERATOR, RoomBench.ROOM, RenameRoom.NODE, Map.of("name", name)));
        }
        assertThat(bench.told()).extracting(told -> told.substring(told.lastIndexOf(' ') + 1))
                .containsExactly("not-acceptable", "not-acceptable", "conflict", "not-acceptable");
    }

    @Test
    void whatComesByHttpIsAnsweredByTheDatabase() {
        aRoomWithTwo();
        bench.send(new Iq(BY_HTTP, RoomBench.ROOM, "41", Iq.Type.SET, null,
                Payload.of(RoomRequests.command(RenameRoom.NODE, Map.of("name", "cavern")))));
        bench.send(new Iq(BY_HTTP, Jid.parse("nowhere@group.localhost"), "42", Iq.Type.SET, null,
                Payload.of(RoomRequests.command(CloseRoom.NODE, Map.of()))));
        assertThat(bench.database().answers()).extracting(OperatorAnswered::getRequest, OperatorAnswered::getCondition)
                .containsExactly(tuple(41L, ""),
                        tuple(42L, "item-not-found"));
        assertThat(bench.audited()).extracting(RoomAdministered::getOperator, RoomAdministered::getBy)
                .containsExactly(tuple("group.localhost", "helen"));
    }

    @Test
    void operatorsSeeHiddenRoomsToo() {
        aRoomWithTwo();
        bench.send(RoomRequests.configures(CRONE, "muc#roomconfig_publicroom", "0"));
        bench.seen();
        bench.send(command(RoomBench.OPERATOR, RoomBench.SERVICE, ListRooms.NODE, Map.of("part", "cov")));
        assertThat(bench.seen().getFirst().stanza().payload().toString()).contains("coven@group.localhost");
    }

    @Test
    void aRoomThatNobodyWantsEndsAndOneThatSomebodyWantsDoesNot() {
        aRoomWithTwo();
        bench.send(RoomRequests.leaves(HAG, "third"));
        bench.send(RoomRequests.leaves(CRONE, "first"));
        bench.pass(Duration.ofMinutes(2));
        bench.send(expires("2026-11-01T11:59:00Z"));
        assertThat(bench.database().stored()).containsKey(RoomBench.ROOM.toString());
        bench.send(expires("2026-11-01T12:01:00Z"));
        assertThat(bench.database().stored()).isEmpty();
        assertThat(bench.audited()).extracting(RoomAdministered::getAct).containsExactly("expire");
    }

    @Test
    void onlyTheServiceEndsRoomsForThat() {
        aRoomWithTwo();
        bench.send(expires(Instant.MAX.toString()).between(CRONE, RoomBench.ROOM));
        assertThat(bench.told()).containsExactly(
                "crone@localhost/desktop: iq error coven@group.localhost service-unavailable");
    }

    private static Iq expires(String since) {
        return new Iq(RoomBench.SERVICE, RoomBench.ROOM, "7", Iq.Type.SET, null, Payload.of(
                Element.named(Expiry.NAMESPACE, "expire").attribute(Expiry.SINCE, since).build()));
    }
}
