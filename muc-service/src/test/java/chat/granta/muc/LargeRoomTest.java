package chat.granta.muc;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.muc.traffic.CalmRooms;
import chat.granta.muc.traffic.TrafficLimits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a room of many costs, and how it spares them. */
class LargeRoomTest {
    private static final int PARTITIONS = 8;
    private static final int OCCUPANTS = 300;

    private final RoomBench bench = new RoomBench(RoomBench.policy(List.of()),
            new TrafficLimits(0, 0, 0, 0), new CalmRooms(10, Duration.ofSeconds(3)), PARTITIONS);

    @AfterEach
    void close() {
        bench.close();
    }

    private static Jid user(int number) {
        return Jid.parse("user" + number + "@localhost/phone");
    }

    private static String nickname(int number) {
        return "user" + number;
    }

    private void fill(int occupants) {
        for (int i = 0; i < occupants; i++) {
            bench.send(RoomRequests.enters(user(i), nickname(i)));
            if (i == 0) {
                bench.send(RoomRequests.accepts(user(0)));
            }
        }
        bench.sizes();
    }

    private static Presence shows(int number, String show) {
        return new Presence(user(number), RoomBench.ROOM.withResource(nickname(number)), null,
                Presence.Type.AVAILABLE, null,
                Payload.of(Element.named(Payload.CONTENT_NAMESPACE, "show").text(show).build()));
    }

    /** What user 1 has been shown of user 2. */
    private List<String> seenBySomebody() {
        return bench.seen().stream().filter(one -> one.to().equals(user(1)))
                .filter(one -> nickname(2).equals(String.valueOf(one.stanza().from()).split("/")[1]))
                .map(one -> one.stanza().payload().toString().replaceAll(".*<show>(.*)</show>.*", "$1")).toList();
    }

    @Test
    void aMessageIsOneRecordForEachHomeOfOccupants() {
        fill(OCCUPANTS);
        bench.send(RoomRequests.says(user(3), "Hail!"));
        assertThat(bench.sizes().records()).isEqualTo(PARTITIONS);
    }

    /** The newcomer's records are as many as it takes for none to become too large for the log. */
    @Test
    void whoeverEntersCostsFewRecords() {
        fill(OCCUPANTS);
        bench.send(RoomRequests.enters(user(OCCUPANTS), nickname(OCCUPANTS)));
        RoomBench.Sizes sizes = bench.sizes();
        assertThat(sizes.records()).isLessThanOrEqualTo(PARTITIONS + 1);
        assertThat(sizes.mostBytes()).isLessThan(600_000);
    }

    @Test
    void anOccupantIsStoredAlone() {
        fill(OCCUPANTS);
        assertThat(bench.largestStored("occupants")).isLessThan(500);
    }

    @Test
    void changesOfPresenceRightBehindEachOtherAreShownAsTheLast() {
        fill(20);
        bench.send(shows(2, "away"));
        assertThat(seenBySomebody()).containsExactly("away");
        bench.send(shows(2, "dnd"));
        bench.send(shows(2, "chat"));
        bench.send(shows(2, "xa"));
        assertThat(seenBySomebody()).isEmpty();
        bench.pass(Duration.ofSeconds(10));
        assertThat(seenBySomebody()).containsExactly("xa");
        bench.pass(Duration.ofSeconds(20));
        bench.send(shows(2, "dnd"));
        assertThat(seenBySomebody()).containsExactly("dnd");
    }

    @Test
    void whoeverChangesSeesItAtOnce() {
        fill(20);
        bench.send(shows(2, "away"));
        bench.seen();
        bench.send(shows(2, "dnd"));
        assertThat(bench.told()).containsExactly("user2@localhost/phone: presence coven@group.localhost/user2 110");
    }

    @Test
    void whoeverLeavesIsNotShownAgain() {
        fill(20);
        bench.send(shows(2, "away"));
        bench.send(shows(2, "dnd"));
        bench.send(RoomRequests.leaves(user(2), nickname(2)));
        bench.seen();
        bench.pass(Duration.ofSeconds(10));
        assertThat(bench.told()).isEmpty();
    }

    @Test
    void whoeverEntersMeanwhileSeesWhatIsTrue() {
        fill(20);
        bench.send(shows(2, "away"));
        bench.send(shows(2, "dnd"));
        bench.seen();
        bench.send(RoomRequests.enters(user(50), nickname(50)));
        assertThat(bench.seen()).anySatisfy(one -> {
            assertThat(one.to()).isEqualTo(user(50));
            assertThat(one.stanza().payload().toString()).contains("<show>dnd</show>");
        });
    }
}
