package chat.granta.router;

import static chat.granta.router.Stage.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.AccountChanged.State;
import chat.granta.bus.wire.AccountRemoved;
import chat.granta.bus.wire.Envelope.BodyCase;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.router.rooms.Rooms;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rooms hear of the end of an account, wherever they have their homes. */
class RoomRemovalTest {
    private static final Jid BALCONY = Jid.parse("balcony@group.localhost/montague");
    private static final int PARTITIONS = 5;

    private final Stage stage = new Stage(new Rooms("group.localhost", PARTITIONS, 9));

    @AfterEach
    void close() {
        stage.close();
    }

    private static List<List<BodyCase>> kinds(List<List<Envelope>> records) {
        return records.stream().map(parts -> parts.stream().map(Envelope::getBodyCase).toList()).toList();
    }

    @Test
    void everyHomeOfRoomsIsToldOnceBehindWhatTheAccountHasSent() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.send(romeo, Stage.presence(ROMEO, BALCONY, Presence.Type.AVAILABLE));
        stage.bench.toRooms();
        stage.bench.account(ROMEO.bare().toString(), State.SUSPENDED, 1);
        assertThat(kinds(stage.bench.toRooms())).describedAs("the room is left, and no more")
                .containsExactly(List.of(BodyCase.INBOUND));
        stage.bench.account(ROMEO.bare().toString(), State.ACTIVE, 2);
        romeo = stage.online(ROMEO, 2, 0);
        stage.bench.send(romeo, Stage.presence(ROMEO, BALCONY, Presence.Type.AVAILABLE));
        stage.bench.toRooms();

        stage.bench.account(ROMEO.bare().toString(), State.CANCELLED, 3);
        List<List<Envelope>> told = stage.bench.toRooms();
        assertThat(told).hasSize(PARTITIONS).allSatisfy(parts -> assertThat(parts.getLast().getAccountRemoved())
                .isEqualTo(AccountRemoved.newBuilder().setAccount(ROMEO.bare().toString()).build()));
        assertThat(kinds(told)).containsOnlyOnce(List.of(BodyCase.INBOUND, BodyCase.ACCOUNT_REMOVED));

        stage.bench.account(ROMEO.bare().toString(), State.CANCELLED, 4);
        assertThat(stage.bench.toRooms()).isEmpty();
    }

    /** XEP-0421: so that the room can tell people from each other. */
    @Test
    void roomsAreToldHowManyHadTheNameBefore() {
        stage.bench.account(ROMEO.bare().toString(), State.CREATED, 1, 2);
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        assertThat(predecessorsOfWhoEnters(romeo)).isEqualTo(2);
        stage.bench.account(ROMEO.bare().toString(), State.ACTIVE, 2, 0);
        assertThat(predecessorsOfWhoEnters(romeo)).describedAs("a database restored from a backup").isEqualTo(2);
    }

    private int predecessorsOfWhoEnters(SessionAddress session) {
        stage.bench.send(session, Stage.presence(ROMEO, BALCONY, Presence.Type.AVAILABLE));
        return stage.bench.toRooms().getFirst().getFirst().getInbound().getPredecessors();
    }
}
