package chat.granta.muc;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.StanzaCodec;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0045 with occupants of other servers: what works for users of this one works for them. */
class RemoteOccupantsTest {
    private static final Jid CRONE = Jid.parse("crone@localhost/desktop");
    private static final Jid HAG = Jid.parse("hag@forres.example/pda");
    private static final Jid WITCH = Jid.parse("witch@forres.example/broom");
    private static final Jid FORRES = Jid.parse("forres.example");
    private static final Jid THIRD = RoomBench.ROOM.withResource("third");

    private final RoomBench bench = new RoomBench();

    @BeforeEach
    void enter() {
        bench.send(RoomRequests.enters(CRONE, "first"));
        bench.send(RoomRequests.configures(CRONE, "muc#roomconfig_enablearchiving", "1"));
        bench.send(RoomRequests.enters(HAG, "third"));
        forget();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void forget() {
        bench.seen();
        bench.toOtherServers();
        bench.archived();
    }

    @Test
    void theyComeAndAreToldWhoIsThere() {
        bench.send(RoomRequests.enters(WITCH, "second"));
        assertThat(bench.toOtherServers()).containsExactly(
                "presence coven@group.localhost/first -> witch@forres.example/broom",
                "presence coven@group.localhost/third -> witch@forres.example/broom",
                "presence coven@group.localhost/second -> hag@forres.example/pda",
                "presence coven@group.localhost/second -> witch@forres.example/broom",
                "message:groupchat coven@group.localhost -> witch@forres.example/broom");
        assertThat(bench.told()).containsExactly("crone@localhost/desktop: presence coven@group.localhost/second");
    }

    @Test
    void whatIsSaidReachesBothSidesAndTheArchive() {
        bench.send(RoomRequests.says(HAG, "Thrice the brinded cat hath mew'd"));
        assertThat(bench.told()).containsExactly("crone@localhost/desktop: message groupchat "
                + "coven@group.localhost/third \"Thrice the brinded cat hath mew'd\"");
        assertThat(bench.toOtherServers()).containsExactly(
                "message:groupchat coven@group.localhost/third -> hag@forres.example/pda");
        assertThat(bench.archived()).filteredOn(Envelope::hasArchiveEntry).extracting(
                told -> told.getArchiveEntry().getPeer()).containsExactly(HAG.toString());
        // XEP-0045 7.5
        bench.send(new Message(CRONE, THIRD, "p", Message.Type.CHAT, null, Payload.EMPTY));
        assertThat(bench.toOtherServers()).containsExactly(
                "message:chat coven@group.localhost/first -> hag@forres.example/pda");
    }

    @Test
    void theyReadTheRoomsArchive() {
        bench.send(RoomRequests.asks(HAG, RoomBench.ROOM, Iq.Type.SET,
                Element.named("urn:xmpp:mam:2", "query").attribute("queryid", "q").build()));
        var asked = bench.archived().stream().filter(Envelope::hasArchiveRequest).findFirst().orElseThrow()
                .getArchiveRequest();
        assertThat(asked.getStanza().getFrom()).isEqualTo(HAG.toString());
        var result = new Iq(RoomBench.ROOM, HAG, "i", Iq.Type.RESULT, null, Payload.EMPTY);
        bench.answer(ArchiveReply.newBuilder().setAccount(RoomBench.ROOM.toString())
                .addResults(StanzaCodec.toWire(result)));
        assertThat(bench.toOtherServers()).containsExactly("iq:result coven@group.localhost -> " + HAG);
    }

    @Test
    void theyAskWhetherTheyAreStillThere() {
        // XEP-0410 section 3
        bench.send(new Iq(HAG, THIRD, "s", Iq.Type.GET, null,
                Payload.of(Element.named("urn:xmpp:ping", "ping").build())));
        assertThat(bench.toOtherServers()).containsExactly("iq:result coven@group.localhost/third -> " + HAG);
        bench.send(new Iq(WITCH, THIRD, "s", Iq.Type.GET, null,
                Payload.of(Element.named("urn:xmpp:ping", "ping").build())));
        assertThat(bench.toOtherServers()).containsExactly("iq:error coven@group.localhost/third -> " + WITCH);
    }

    @Test
    void theyAskEachOtherThroughTheRoom() {
        bench.send(new Iq(HAG, RoomBench.ROOM.withResource("first"), "v", Iq.Type.GET, null,
                Payload.of(Element.named("jabber:iq:version", "query").build())));
        assertThat(bench.told()).containsExactly("crone@localhost/desktop: iq get coven@group.localhost/third");
    }

    @Test
    void theyAreThrownOut() {
        bench.send(RoomRequests.asks(CRONE, RoomBench.ROOM, Iq.Type.SET,
                Element.named("http://jabber.org/protocol/muc#admin", "query").child(Element
                        .named("http://jabber.org/protocol/muc#admin", "item").attribute("affiliation", "outcast")
                        .attribute("jid", "hag@forres.example").build()).build()));
        assertThat(bench.toOtherServers()).containsExactly(
                "presence:unavailable coven@group.localhost/third -> hag@forres.example/pda");
        bench.send(RoomRequests.enters(HAG, "third"));
        assertThat(bench.toOtherServers())
                .containsExactly("presence:error coven@group.localhost/third -> hag@forres.example/pda");
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote-server-timeout", "remote-server-not-found"})
    void thoseOfAServerThatHasVanishedLeaveWhenTheyAreNextSpokenTo(String condition) {
        bench.send(RoomRequests.says(CRONE, "When shall we three meet again?"));
        forget();
        // gateway-s2s sends it back.
        bench.send(new Message(HAG, RoomBench.ROOM.withResource("first"), "m", Message.Type.ERROR, null,
                error(condition)));
        assertThat(bench.told()).containsExactly(
                "crone@localhost/desktop: presence unavailable coven@group.localhost/third 333");
        bench.send(RoomRequests.says(CRONE, "In thunder, lightning, or in rain?"));
        assertThat(bench.toOtherServers()).noneMatch(line -> line.startsWith("message"));
    }

    @Test
    void presenceThatComesBackRemovesThemToo() {
        bench.send(new Presence(HAG, RoomBench.ROOM.withResource("first"), null, Presence.Type.ERROR, null,
                error("remote-server-timeout")));
        assertThat(bench.told()).containsExactly(
                "crone@localhost/desktop: presence unavailable coven@group.localhost/third 333");
    }

    @Test
    void usersOfComponentsAreOccupantsLikeOthers() {
        Jid pager = Jid.parse("crone@mail.localhost/pager");
        bench.send(RoomRequests.enters(pager, "pager"));
        assertThat(bench.toComponents()).contains("presence coven@group.localhost/pager -> " + pager);
        forget();
        bench.toComponents();
        bench.send(RoomRequests.says(CRONE, "Double, double"));
        assertThat(bench.toComponents()).containsExactly("message:groupchat coven@group.localhost/first -> " + pager);
        assertThat(bench.toOtherServers()).containsExactly(
                "message:groupchat coven@group.localhost/first -> hag@forres.example/pda");
    }

    private void comesBack(Jid room, String condition) {
        bench.send(new Iq(FORRES, room, "i", Iq.Type.ERROR, null, error(condition)));
    }

    /** XEP-0199 section 4.5: also when nothing is said in the room that could come back. */
    @ParameterizedTest
    @ValueSource(strings = {"remote-server-timeout", "remote-server-not-found"})
    void aServerThatHasVanishedIsFoundOutByAskingIt(String condition) {
        Jid heath = Jid.parse("heath@group.localhost");
        bench.send(RoomRequests.enters(CRONE, "first").between(CRONE, heath.withResource("first")));
        bench.send(RoomRequests.configures(CRONE, "muc#roomconfig_persistentroom", "1").between(CRONE, heath));
        bench.send(RoomRequests.enters(WITCH, "second").between(WITCH, heath.withResource("second")));
        bench.pass(Duration.ofSeconds(10));
        forget();
        bench.pass(Duration.ofMinutes(4));
        assertThat(bench.toOtherServers()).as("it has just been heard of").isEmpty();
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.toOtherServers()).as("once for both rooms")
                .containsExactly("iq:get coven@group.localhost -> forres.example");
        comesBack(RoomBench.ROOM, condition);
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.toOtherServers()).as("once is no proof")
                .containsExactly("iq:get coven@group.localhost -> forres.example");
        assertThat(bench.told()).isEmpty();
        comesBack(RoomBench.ROOM, condition);
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.told()).containsExactlyInAnyOrder(
                "crone@localhost/desktop: presence unavailable coven@group.localhost/third 333",
                "crone@localhost/desktop: presence unavailable heath@group.localhost/second 333");
        forget();
        bench.pass(Duration.ofMinutes(10));
        assertThat(bench.toOtherServers()).as("nobody of there is here").isEmpty();
    }

    @Test
    void aServerThatAnswersIsThere() {
        bench.pass(Duration.ofSeconds(10));
        bench.pass(Duration.ofMinutes(6));
        assertThat(bench.toOtherServers()).hasSize(1);
        bench.send(new Iq(FORRES, RoomBench.ROOM, "i", Iq.Type.RESULT, null, Payload.EMPTY));
        bench.pass(Duration.ofMinutes(6));
        comesBack(RoomBench.ROOM, "remote-server-timeout");
        bench.send(RoomRequests.says(HAG, "I come, Graymalkin!"));
        forget();
        bench.pass(Duration.ofMinutes(6));
        comesBack(RoomBench.ROOM, "remote-server-timeout");
        bench.send(new Iq(FORRES, RoomBench.ROOM, "i", Iq.Type.ERROR, null, error("service-unavailable")));
        bench.pass(Duration.ofMinutes(6));
        comesBack(RoomBench.ROOM, "remote-server-timeout");
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.told()).isEmpty();
    }

    private static Payload error(String condition) {
        return Payload.of(Element.named("jabber:client", "error").attribute("type", "wait")
                .child(Element.named("urn:ietf:params:xml:ns:xmpp-stanzas", condition).build()).build());
    }
}
