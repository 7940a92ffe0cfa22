package chat.granta.muc.projection.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.RoomAffiliation;
import chat.granta.bus.wire.RoomAffiliation.Kind;
import chat.granta.bus.wire.RoomConfiguration;
import chat.granta.bus.wire.RoomListed;
import chat.granta.bus.wire.RoomLoaded;
import chat.granta.bus.wire.RoomMessage;
import chat.granta.bus.wire.RoomState;
import chat.granta.bus.wire.RoomStored;
import chat.granta.bus.wire.Stanza;
import chat.granta.embedded.EmbeddedPostgres;
import java.nio.file.Path;
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
    private static EmbeddedPostgres postgres;
    private static RoomTables tables;

    @BeforeAll
    static void start(@TempDir Path directory) {
        postgres = EmbeddedPostgres.start(directory);
        var source = new DriverManagerDataSource(postgres.jdbcUrl(), postgres.username(), postgres.password());
        Flyway.configure().dataSource(source).schemas("muc").defaultSchema("muc")
                .locations("classpath:chat/granta/muc/db").load().migrate();
        tables = new RoomTables(new JdbcTemplate(source));
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
                .clearAffiliations()
                .addAffiliations(affiliation("b@x", Kind.NONE))
                .addAffiliations(affiliation("c@x", Kind.MEMBER).toBuilder().setNickname("cee").setReason("why"))
                .build();
        tables.store(stored("heath@group", first));
        for (int i = 0; i < 2; i++) {
            tables.store(stored("heath@group", second));
            tables.store(RoomStored.newBuilder().setRoom("heath@group").setHasHistory(true).addHistory(message("one"))
                    .addHistory(message("two")).build());
        }
        RoomLoaded loaded = tables.load("heath@group").build();
        assertThat(loaded.getState()).isEqualTo(second.toBuilder().clearAffiliations()
                .addAffiliations(affiliation("a@x", Kind.OWNER))
                .addAffiliations(affiliation("c@x", Kind.MEMBER).toBuilder().setNickname("cee").setReason("why"))
                .build());
        assertThat(loaded.getHistoryList()).containsExactly(message("one"), message("two"));
    }

    @Test
    void roomsThatAreNotHiddenAreListedUnderTheirNamesForPeople() {
        tables.store(stored("hidden@group",
                RoomState.newBuilder().setConfiguration(RoomConfiguration.newBuilder().setHidden(true)).build()));
        tables.store(stored("moor@group", RoomState.getDefaultInstance()));
        tables.store(stored("palace@group",
                RoomState.newBuilder().setConfiguration(RoomConfiguration.newBuilder().setName("Forres")).build()));
        List<RoomListed> listed = new ArrayList<>();
        List<Boolean> isLast = new ArrayList<>();
        tables.forEachPage(page -> {
            listed.addAll(page.getRoomsList());
            isLast.add(page.getIsLast());
        });
        assertThat(listed).contains(RoomListed.newBuilder().setRoom("moor@group").setName("moor").build(),
                RoomListed.newBuilder().setRoom("palace@group").setName("Forres").build());
        assertThat(listed).extracting(RoomListed::getRoom).doesNotContain("hidden@group");
        assertThat(isLast).containsExactly(true);
    }

    @Test
    void nothingIsLeftOfARoomThatIsRemoved() {
        tables.store(
                stored("heath2@group", RoomState.newBuilder().addAffiliations(affiliation("a@x", Kind.OWNER)).build()));
        tables.store(RoomStored.newBuilder().setRoom("heath2@group").setRemoved(true).build());
        tables.store(
                RoomStored.newBuilder().setRoom("heath2@group").setHasHistory(true).addHistory(message("one")).build());
        assertThat(tables.load("heath2@group").build())
                .isEqualTo(RoomLoaded.newBuilder().setRoom("heath2@group").build());
    }
}
