package chat.granta.muc.projection.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.RoomAffiliation;
import chat.granta.bus.wire.RoomAffiliationVersions;
import chat.granta.bus.wire.RoomAffiliation.Kind;
import chat.granta.bus.wire.RoomConfiguration;
import chat.granta.bus.wire.RoomHat;
import chat.granta.bus.wire.RoomListed;
import chat.granta.bus.wire.RoomLoaded;
import chat.granta.bus.wire.RoomMessage;
import chat.granta.bus.wire.RoomState;
import chat.granta.bus.wire.RoomStored;
import chat.granta.bus.wire.Stanza;
import chat.granta.embedded.EmbeddedPostgres;
import chat.granta.muc.projection.store.RoomListings.Listing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is written about a room comes back, on a real PostgreSQL. */
class RoomTablesTest {
    private static final Instant TIME = Instant.parse("2026-11-01T12:00:00Z");
    private static EmbeddedPostgres postgres;
    private static RoomTables tables;
    private static RoomListings listings;

    @BeforeAll
    static void start(@TempDir Path directory) {
        postgres = EmbeddedPostgres.start(directory);
        var source = new DriverManagerDataSource(postgres.jdbcUrl(), postgres.username(), postgres.password());
        Flyway.configure().dataSource(source).schemas("muc").defaultSchema("muc")
                .locations("classpath:chat/granta/muc/db").load().migrate();
        var database = new JdbcTemplate(source);
        tables = new RoomTables(database);
        listings = new RoomListings(database);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    private static RoomMessage message(String id) {
        return RoomMessage.newBuilder().setStanza(Stanza.newBuilder().setId(id)).setTime(7).build();
    }

    private static RoomAffiliation affiliation(String jid, Kind kind) {
        return RoomAffiliation.newBuilder().setJid(jid).setKind(kind).build();
    }

    private static RoomStored stored(String room, RoomState state) {
        return RoomStored.newBuilder().setRoom(room).setState(state).build();
    }

    @Test
    void aRoomThatNobodyHasWrittenOfIsNot() {
        assertThat(tables.load("nowhere@group").hasState()).isFalse();
    }

    @Test
    void whatIsWrittenLastComesBackOnceOrTwice() {
        var first = RoomState.newBuilder().setConfiguration(RoomConfiguration.newBuilder().setName("Heath"))
                .setSubject(message("subject")).setSalt("salt").setCreated(1_790_000_000_000L)
                .addAffiliations(affiliation("a@x", Kind.OWNER)).addAffiliations(affiliation("b@x", Kind.OUTCAST))
                .build();
        var second = first.toBuilder().setConfiguration(RoomConfiguration.newBuilder().setHidden(true))
                .clearAffiliations().setMovedTo("moor@group")
                .addHats(RoomHat.newBuilder().setUri("urn:x").setTitle("X").setHue("7"))
                .setAffiliationVersions(RoomAffiliationVersions.newBuilder().setCurrent(3).setOldest(1).setCount(2)
                        .addChanges(
                                RoomAffiliationVersions.Change.newBuilder().setUser("c@x").setVersion(3).setRights(3)))
                .addAffiliations(affiliation("b@x", Kind.NONE))
                .addAffiliations(affiliation("c@x", Kind.MEMBER).toBuilder().setNickname("cee").setReason("why")
                        .addHats("urn:x"))
                .build();
        tables.store(stored("heath@group", first), TIME);
        for (int i = 0; i < 2; i++) {
            tables.store(stored("heath@group", second), TIME);
            tables.store(RoomStored.newBuilder().setRoom("heath@group").setHasHistory(true).addHistory(message("one"))
                    .addHistory(message("two")).build(), TIME);
        }
        RoomLoaded loaded = tables.load("heath@group").build();
        assertThat(loaded.getState()).isEqualTo(second.toBuilder().clearAffiliations()
                .addAffiliations(affiliation("a@x", Kind.OWNER))
                .addAffiliations(affiliation("c@x", Kind.MEMBER).toBuilder().setNickname("cee").setReason("why")
                        .addHats("urn:x"))
                .build());
        assertThat(loaded.getHistoryList()).containsExactly(message("one"), message("two"));
    }

    @Test
    void allRoomsAreListedUnderTheirNamesForPeople() {
        tables.store(stored("hidden@group",
                RoomState.newBuilder().setConfiguration(RoomConfiguration.newBuilder().setHidden(true)).build()), TIME);
        tables.store(stored("moor@group", RoomState.getDefaultInstance()), TIME);
        tables.store(stored("gone@group", RoomState.newBuilder().setMovedTo("moor@group").build()), TIME);
        tables.store(stored("palace@group",
                RoomState.newBuilder().setConfiguration(RoomConfiguration.newBuilder().setName("Forres")).build()),
                TIME);
        List<RoomListed> listed = new ArrayList<>();
        List<Boolean> isLast = new ArrayList<>();
        tables.forEachPage(page -> {
            listed.addAll(page.getRoomsList());
            isLast.add(page.getIsLast());
        });
        var persistent = RoomListed.newBuilder().setPersistent(true);
        assertThat(listed).contains(persistent.setRoom("moor@group").setName("moor").build(),
                persistent.setRoom("palace@group").setName("Forres").build(),
                persistent.setRoom("hidden@group").setName("hidden").setHidden(true).build());
        assertThat(listed).extracting(RoomListed::getRoom).doesNotContain("gone@group");
        assertThat(isLast).containsExactly(true);
    }

    @Test
    void whatIsNotUsedIsKnownByItsTime() {
        tables.store(stored("heath3@group", RoomState.getDefaultInstance()), TIME);
        assertThat(tables.unusedSince(TIME.plusSeconds(1))).containsEntry("heath3@group", TIME);
        tables.store(RoomStored.newBuilder().setRoom("heath3@group").setHasHistory(true)
                .setUsed(TIME.plusSeconds(60).toEpochMilli()).build(), TIME.plusSeconds(120));
        assertThat(tables.unusedSince(TIME.plusSeconds(30))).doesNotContainKey("heath3@group");
        assertThat(tables.load("heath3@group").getUsed()).isEqualTo(TIME.plusSeconds(60).toEpochMilli());
    }

    @Test
    void aUserMakesSoManyRoomsAndMoreWhenOneHasGone() {
        assertThat(listings.reserve("one@group", "ann@x", 2)).isTrue();
        assertThat(listings.reserve("two@group", "ann@x", 2)).isTrue();
        assertThat(listings.reserve("two@group", "ann@x", 2)).isTrue();
        assertThat(listings.reserve("three@group", "ann@x", 2)).isFalse();
        assertThat(listings.reserve("three@group", "ben@x", 2)).isTrue();
        listings.note(RoomListed.newBuilder().setRoom("one@group").setRemoved(true).build());
        assertThat(listings.reserve("four@group", "ann@x", 2)).isTrue();
    }

    @Test
    void roomsAreListedByPartsOfAddressOrName() {
        tables.store(stored("fen@group",
                RoomState.newBuilder().addAffiliations(affiliation("a@x", Kind.OWNER)).build()), TIME);
        listings.note(RoomListed.newBuilder().setRoom("fen@group").setName("Marsh").setHidden(true).build());
        listings.note(RoomListed.newBuilder().setRoom("fen2@group").setName("Bog").build());
        assertThat(listings.find("fen", false, "", 10)).extracting(Listing::room).containsExactly("fen2@group",
                "fen@group");
        assertThat(listings.find("fen", false, "fen2@group", 10)).extracting(Listing::room)
                .containsExactly("fen@group");
        assertThat(listings.find("MARSH", false, "", 10))
                .containsExactly(new Listing("fen@group", "Marsh", true, false, List.of("a@x")));
    }

    @Test
    void nothingIsLeftOfAnAccountInTheRoomsThatThisIsFor() {
        for (String room : List.of("dale1@group", "dale2@group", "dale3@group", "elsewhere@group")) {
            tables.store(stored(room, RoomState.newBuilder().addAffiliations(affiliation("dan@x", Kind.OWNER))
                    .addAffiliations(affiliation("eve@x", room.contains("2") ? Kind.OWNER : Kind.MEMBER)).build()),
                    TIME);
            listings.note(RoomListed.newBuilder().setRoom(room).setName("Vale").setPersistent(true).build());
        }
        tables.store(stored("dale3@group", RoomState.newBuilder()
                .addAffiliations(affiliation("dan@x", Kind.OUTCAST)).build()), TIME);
        listings.reserve("dale1@group", "dan@x", 9);
        listings.reserve("elsewhere@group", "dan@x", 9);
        assertThat(tables.remove("dan@x", room -> room.startsWith("dale"))).containsExactly("dale1@group");
        assertThat(tables.remove("dan@x", room -> room.startsWith("dale"))).describedAs("again").isEmpty();
        for (String room : List.of("dale1@group", "dale2@group", "dale3@group")) {
            assertThat(tables.load(room).getState().getAffiliationsList()).extracting(RoomAffiliation::getJid)
                    .describedAs(room).containsExactly("eve@x");
        }
        assertThat(tables.load("elsewhere@group").getState().getAffiliationsList())
                .contains(affiliation("dan@x", Kind.OWNER));
        listings.forgetCreator("dan@x", room -> room.startsWith("dale"));
        assertThat(listings.reserve("new@group", "dan@x", 2)).isTrue();
        assertThat(listings.reserve("newer@group", "dan@x", 2)).isFalse();
        assertThat(listings.find("vale", true, "", 10)).extracting(Listing::room).containsExactly("dale1@group",
                "dale3@group");
    }

    @Test
    void nothingIsLeftOfARoomThatIsRemoved() {
        tables.store(
                stored("heath2@group", RoomState.newBuilder().addAffiliations(affiliation("a@x", Kind.OWNER)).build()),
                TIME);
        tables.store(RoomStored.newBuilder().setRoom("heath2@group").setRemoved(true).build(), TIME);
        tables.store(
                RoomStored.newBuilder().setRoom("heath2@group").setHasHistory(true).addHistory(message("one")).build(),
                TIME);
        assertThat(tables.load("heath2@group").build())
                .isEqualTo(RoomLoaded.newBuilder().setRoom("heath2@group").build());
    }
}
