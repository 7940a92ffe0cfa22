package chat.granta.muc;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.Envelope;
import chat.granta.handling.forward.Delay;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a room begins, is loaded, lies idle, and ends. */
class RoomLifeTest {
    private static final Jid CRONE = Jid.parse("crone@localhost/desktop");
    private static final Jid HAG = Jid.parse("hag@localhost/pda");

    private final RoomBench bench = new RoomBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private void configure(String field, String value) {
        bench.send(RoomRequests.configures(CRONE, field, value));
    }

    @Test
    void whoEntersARoomThatDoesNotExistMakesIt() {
        bench.send(RoomRequests.enters(CRONE, "first"));
        assertThat(bench.told()).containsExactly(
                "crone@localhost/desktop: presence coven@group.localhost/first 110 201",
                "crone@localhost/desktop: message groupchat coven@group.localhost");
    }

    @Test
    void nobodyElseEntersBeforeItIsConfigured() {
        bench.send(RoomRequests.enters(CRONE, "first"));
        bench.seen();
        bench.send(RoomRequests.enters(HAG, "third"));
        assertThat(bench.told()).containsExactly(
                "hag@localhost/pda: presence error coven@group.localhost/third item-not-found");
        bench.send(RoomRequests.accepts(CRONE));
        bench.send(RoomRequests.enters(HAG, "third"));
        assertThat(bench.told()).containsExactly(
                "crone@localhost/desktop: iq result coven@group.localhost",
                "hag@localhost/pda: presence coven@group.localhost/first",
                "crone@localhost/desktop: presence coven@group.localhost/third",
                "hag@localhost/pda: presence coven@group.localhost/third 110",
                "hag@localhost/pda: message groupchat coven@group.localhost");
    }

    @Test
    void aTemporaryRoomEndsWithItsLastOccupant() {
        bench.send(RoomRequests.enters(CRONE, "first"));
        bench.send(RoomRequests.accepts(CRONE));
        bench.send(RoomRequests.leaves(CRONE, "first"));
        bench.seen();
        bench.send(RoomRequests.enters(HAG, "third"));
        assertThat(bench.told()).first().asString().endsWith("110 201");
        assertThat(bench.database().stored()).isEmpty();
    }

    @Test
    void aPersistentRoomComesBackFromTheDatabaseWithAllItHad() {
        bench.send(RoomRequests.enters(CRONE, "first"));
        configure("muc#roomconfig_persistentroom", "1");
        bench.send(RoomRequests.says(CRONE, "Harpier cries: 'tis time"));
        bench.send(RoomRequests.leaves(CRONE, "first"));
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.database().stored()).containsOnlyKeys(RoomBench.ROOM.toString());
        bench.seen();
        bench.send(RoomRequests.enters(HAG, "third"));
        assertThat(bench.told()).containsExactly(
                "hag@localhost/pda: presence coven@group.localhost/third 110",
                "hag@localhost/pda: message groupchat coven@group.localhost/first \"Harpier cries: 'tis time\"",
                "hag@localhost/pda: message groupchat coven@group.localhost");
    }

    @Test
    void whileTheDatabaseIsAwayThoseWhoEnterWaitAndAreToldAtLast() {
        bench.database().goAway();
        bench.send(RoomRequests.enters(CRONE, "first"));
        bench.pass(Duration.ofSeconds(10));
        assertThat(bench.told()).isEmpty();
        bench.pass(Duration.ofSeconds(20));
        assertThat(bench.told()).containsExactly(
                "crone@localhost/desktop: presence error coven@group.localhost/first resource-constraint");
    }

    /** XEP-0203: the stamp says when the room got a message, not when the database said what there is of the room. */
    @Test
    void whatHasWaitedForTheRoomIsOfTheTimeAtWhichItCame() {
        bench.send(RoomRequests.enters(CRONE, "first"));
        configure("muc#roomconfig_persistentroom", "1");
        configure("muc#roomconfig_enablelogging", "1");
        bench.send(RoomRequests.leaves(CRONE, "first"));
        bench.pass(Duration.ofMinutes(2));
        bench.database().goAway();
        bench.send(RoomRequests.enters(CRONE, "first"));
        bench.pass(Duration.ofSeconds(7));
        bench.send(RoomRequests.says(CRONE, "Where the place?"));
        bench.pass(Duration.ofSeconds(5));
        bench.databaseIsBack();
        assertThat(bench.archived()).extracting(Envelope::getTime)
                .containsExactly(RoomBench.START.plusSeconds(127).toEpochMilli());
        bench.send(RoomRequests.enters(HAG, "third"));
        assertThat(bench.seen()).filteredOn(seen -> seen.to().equals(HAG) && seen.toString().contains("place?"))
                .singleElement().satisfies(seen -> assertThat(seen.stanza().payload().elements(Delay.NAME))
                        .singleElement().extracting(delay -> delay.attribute("stamp"))
                        .isEqualTo("2026-11-01T12:02:07Z"));
    }

    @Test
    void aRoomThatIsDestroyedIsKeptNoLonger() {
        bench.send(RoomRequests.enters(CRONE, "first"));
        configure("muc#roomconfig_persistentroom", "1");
        bench.seen();
        bench.send(RoomRequests.asks(CRONE, RoomBench.ROOM, Iq.Type.SET,
                Element.named("http://jabber.org/protocol/muc#owner", "query")
                        .child(Element.named("http://jabber.org/protocol/muc#owner", "destroy").build()).build()));
        assertThat(bench.told()).containsExactly(
                "crone@localhost/desktop: presence unavailable coven@group.localhost/first 110",
                "crone@localhost/desktop: iq result coven@group.localhost");
        assertThat(bench.database().stored()).isEmpty();
    }

    @Test
    void theServiceNamesRoomsThatAreOpenAndPublic() {
        Iq items = RoomRequests.asks(HAG, RoomBench.SERVICE, Iq.Type.GET,
                Element.named("http://jabber.org/protocol/disco#items", "query").build());
        bench.send(RoomRequests.enters(CRONE, "first"));
        bench.seen();
        bench.send(items);
        assertThat(bench.seen().getFirst().stanza().payload().toString()).doesNotContain("coven");
        bench.send(RoomRequests.accepts(CRONE));
        bench.seen();
        bench.send(items);
        assertThat(bench.seen().getFirst().stanza().payload().toString()).contains("jid='coven@group.localhost'");
        configure("muc#roomconfig_publicroom", "0");
        bench.seen();
        bench.send(items);
        assertThat(bench.seen().getFirst().stanza().payload().toString()).doesNotContain("coven");
    }

    /** As after a disaster: the log is new, and the database is not. */
    @Test
    void roomsThatOnlyTheDatabaseKnowsAreFound() {
        Iq items = RoomRequests.asks(HAG, RoomBench.SERVICE, Iq.Type.GET,
                Element.named("http://jabber.org/protocol/disco#items", "query").build());
        bench.database().keep("heath@group.localhost");
        bench.send(items);
        assertThat(bench.seen().getFirst().stanza().payload().toString()).contains("jid='heath@group.localhost'");
    }

    /** The room's home knows better than a database that is behind. */
    @Test
    void whatARoomHasToldIsNewerThanTheDatabase() {
        bench.database().goAway();
        bench.list("heath@group.localhost", true);
        bench.database().keep("heath@group.localhost");
        bench.database().keep("castle@group.localhost");
        bench.databaseIsBack();
        bench.send(RoomRequests.asks(HAG, RoomBench.SERVICE, Iq.Type.GET,
                Element.named("http://jabber.org/protocol/disco#items", "query").build()));
        assertThat(bench.seen().getFirst().stanza().payload().toString()).contains("castle").doesNotContain("heath");
    }

    @Test
    void whoCannotBeReachedIsRemoved() {
        bench.send(RoomRequests.enters(CRONE, "first"));
        bench.send(RoomRequests.accepts(CRONE));
        bench.send(RoomRequests.enters(HAG, "third"));
        bench.seen();
        bench.send(StanzaError.serviceUnavailable()
                .answerTo(RoomRequests.says(CRONE, "Hi").between(RoomBench.ROOM.withResource("first"), HAG)));
        assertThat(bench.told()).containsExactly(
                "crone@localhost/desktop: presence unavailable coven@group.localhost/third 333",
                "hag@localhost/pda: presence unavailable coven@group.localhost/third 333 110");
    }
}
