package chat.granta.muc.projection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.HomePartition;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.AccountRemoved;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RoomAffiliation;
import chat.granta.bus.wire.RoomState;
import chat.granta.bus.wire.RoomStored;
import chat.granta.embedded.EmbeddedPostgres;
import chat.granta.ledger.InputRecord;
import chat.granta.ledger.Outbox;
import chat.granta.ledger.store.InputPartition;
import chat.granta.muc.owner.DefaultConfiguration;
import chat.granta.muc.policy.NamePolicy;
import chat.granta.muc.projection.store.OperatorAnswers;
import chat.granta.muc.projection.store.RoomListings;
import chat.granta.muc.projection.store.RoomTables;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the ledger of rooms makes of its records, on a real PostgreSQL: the end of an account. */
class RoomBookkeepingTest {
    private static final int PARTITIONS = 4;
    private static final UUID TOPIC_ID = new UUID(0, 7);
    private static EmbeddedPostgres postgres;
    private static RoomTables tables;
    private static RoomBookkeeping bookkeeping;

    @BeforeAll
    static void start(@TempDir Path directory) {
        postgres = EmbeddedPostgres.start(directory);
        var source = new DriverManagerDataSource(postgres.jdbcUrl(), postgres.username(), postgres.password());
        Flyway.configure().dataSource(source).schemas("muc").defaultSchema("muc")
                .locations("classpath:chat/granta/muc/db").load().migrate();
        var database = new JdbcTemplate(source);
        tables = new RoomTables(database);
        var listings = new RoomListings(database);
        var policy = new NamePolicy(List.of(), Set.of(), Set.of(), DefaultConfiguration.of(), 100, null, "");
        bookkeeping = new RoomBookkeeping(tables, listings, new CreationBook(policy, listings),
                new OperatorAnswers(database), PARTITIONS);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    /** A room with one owner. */
    private static String owned(String room) {
        enter(HomePartition.of(room, PARTITIONS), Envelope.newBuilder().setRoomStored(RoomStored.newBuilder()
                .setRoom(room).setState(RoomState.newBuilder().addAffiliations(RoomAffiliation.newBuilder()
                        .setJid("fay@x").setKind(RoomAffiliation.Kind.OWNER)))));
        return room;
    }

    private static List<Envelope> enter(int partition, Envelope.Builder envelope) {
        var record = new InputRecord(new InputPartition(TOPIC_ID, partition), 5, null, null);
        var outbox = new Outbox(record, 9);
        bookkeeping.begin().enter(record, envelope.build(), outbox);
        return outbox.rows().stream().map(row -> {
            assertThat(row.targetTopic()).isEqualTo(Topics.AUDIT);
            try {
                return Envelope.parseFrom(row.value());
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        }).toList();
    }

    private static int owners(String room) {
        return tables.load(room).getState().getAffiliationsCount();
    }

    /** What another partition says of its rooms may have been said behind this, by or about who has got the name. */
    @Test
    void aRecordOfAPartitionConcernsItsRoomsAloneAndAuditorsHearOfThoseThatNobodyOwns() {
        List<String> rooms = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rooms.add(owned("ford" + i + "@group.x"));
        }
        List<String> here = rooms.stream().filter(room -> HomePartition.of(room, PARTITIONS) == 1).sorted().toList();
        assertThat(here).isNotEmpty().hasSizeLessThan(rooms.size());
        List<Envelope> told = enter(1,
                Envelope.newBuilder().setAccountRemoved(AccountRemoved.newBuilder().setAccount("fay@x")));
        assertThat(told).extracting(record -> record.getRoomAdministered().getRoom()).containsExactlyElementsOf(here);
        assertThat(told).allSatisfy(record -> {
            assertThat(record.getRoomAdministered().getAct()).isEqualTo("owner-removed");
            assertThat(record.getRoomAdministered().getOperator()).isEqualTo("group.x");
            assertThat(record.getRoomAdministered().getWhom()).isEqualTo("fay@x");
        });
        assertThat(rooms).allSatisfy(room -> assertThat(owners(room)).isEqualTo(here.contains(room) ? 0 : 1));
    }

    @Test
    void aRecordAboutOneRoomConcernsThatAlone() {
        String one = owned("weir@group.x");
        String other = owned("mill@group.x");
        assertThat(enter(0, Envelope.newBuilder()
                .setAccountRemoved(AccountRemoved.newBuilder().setAccount("fay@x").setRoom(one)))).hasSize(1);
        assertThat(owners(one)).isZero();
        assertThat(owners(other)).isEqualTo(1);
    }
}
