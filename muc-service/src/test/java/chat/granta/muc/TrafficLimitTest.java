package chat.granta.muc;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.traffic.CalmRooms;
import chat.granta.muc.traffic.TrafficLimits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Floods in a room: of messages, of bytes, of presence, of one user or of all. */
class TrafficLimitTest {
    private static final Jid CRONE = Jid.parse("crone@localhost/desktop");
    private static final Jid HAG = Jid.parse("hag@localhost/pda");
    private static final Jid HAG_AT_HOME = Jid.parse("hag@localhost/desktop");

    private RoomBench bench = bench(new TrafficLimits(10, 0, 0, 0));

    private static RoomBench bench(TrafficLimits limits) {
        var bench = new RoomBench(RoomBench.policy(List.of()), limits,
                new CalmRooms(0, Duration.ZERO), 1);
        bench.send(RoomRequests.enters(CRONE, "first"));
        bench.send(RoomRequests.accepts(CRONE));
        bench.send(RoomRequests.enters(HAG, "third"));
        bench.seen();
        return bench;
    }

    private void begin(TrafficLimits limits) {
        bench.close();
        bench = bench(limits);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** How many of these are heard before the first is refused. */
    private int heard(Jid speaker, String text) {
        for (int count = 0; count < 1000; count++) {
            bench.send(RoomRequests.says(speaker, text));
            if (bench.told().getFirst().contains("error")) {
                return count;
            }
        }
        return 1000;
    }

    @Test
    void oneUserSaysNoMoreThanTheLimit() {
        assertThat(heard(HAG, "Hail!")).isBetween(50, 51);
        bench.send(RoomRequests.says(HAG, "Hail!"));
        assertThat(bench.told()).singleElement().asString().startsWith("hag@localhost/pda: message error")
                .endsWith("resource-constraint");
        bench.send(RoomRequests.says(CRONE, "All hail"));
        assertThat(bench.told()).hasSize(2);
        bench.pass(Duration.ofSeconds(1));
        assertThat(heard(HAG, "Hail!")).isBetween(10, 11);
    }

    @Test
    void anotherClientOrANewNicknameIsTheSameUser() {
        assertThat(heard(HAG, "Hail!")).isPositive();
        bench.send(RoomRequests.leaves(HAG, "third"));
        bench.send(RoomRequests.enters(HAG_AT_HOME, "second"));
        bench.seen();
        assertThat(heard(HAG_AT_HOME, "Hail!")).isZero();
    }

    /** XEP-0045 7.8.2: whoever declines an invitation says something to an occupant without being there. */
    @Test
    void strangersWhoDeclineAreHeardNoMoreOften() {
        Jid hecate = Jid.parse("hecate@localhost/cave");
        var decline = new Message(hecate, RoomBench.ROOM, "d", Message.Type.NORMAL, null,
                Payload.of(Element.named(RoomExtension.USER, "x").child(Element.named(RoomExtension.USER, "decline")
                        .attribute("to", CRONE.bare().toString()).child("reason", "Too late").build()).build()));
        int count = 0;
        do {
            bench.send(decline);
            count++;
        } while (count < 1000 && !bench.told().getFirst().contains("error"));
        assertThat(count).isBetween(51, 52);
    }

    @Test
    void bytesCountToo() {
        begin(new TrafficLimits(0, 1000, 0, 0));
        assertThat(heard(HAG, "x".repeat(1000))).isBetween(4, 6);
    }

    /** A message that is larger than the burst passes all the same, when nothing has been said before. */
    @Test
    void oneLargeMessagePasses() {
        begin(new TrafficLimits(0, 1000, 0, 0));
        assertThat(heard(HAG, "x".repeat(50_000))).isEqualTo(1);
    }

    @Test
    void allTogetherSayNoMoreThanTheLimitOfTheRoom() {
        begin(new TrafficLimits(0, 0, 0, 10));
        assertThat(heard(HAG, "Hail!")).isBetween(50, 51);
        assertThat(heard(CRONE, "All hail")).isZero();
    }

    @Test
    void presenceIsLimitedButEverybodyMayLeave() {
        begin(new TrafficLimits(0, 0, 1, 0));
        int changes = 0;
        do {
            bench.send(RoomRequests.enters(HAG, "third"));
            changes++;
        } while (changes < 100 && bench.told().stream().noneMatch(one -> one.contains("resource-constraint")));
        assertThat(changes).isBetween(5, 7);
        bench.send(RoomRequests.leaves(HAG, "third"));
        assertThat(bench.told()).contains("hag@localhost/pda: presence unavailable coven@group.localhost/third 110");
    }

    /** The log has stood for some of them and not for others: what comes late was not said at once. */
    @Test
    void whatAnOutageHasHeldBackCountsAsOfWhenItWasSaid() {
        begin(new TrafficLimits(0, 0, 0, 10));
        bench.pass(Duration.ofSeconds(30));
        bench.send(RoomRequests.says(CRONE, "Where hast thou been, sister?"));
        bench.seen();
        for (int tenths = 300; tenths > 0; tenths -= 2) {
            bench.sendLate(RoomRequests.says(HAG, "Killing swine"), Duration.ofMillis(tenths * 100L));
        }
        assertThat(bench.told()).hasSize(300).noneMatch(one -> one.contains("error"));
        assertThat(heard(CRONE, "Sister, where thou?")).isBetween(49, 51);
    }

    @Test
    void whatOneClientHasSaidHoldsBackNoOtherOfTheSameUser() {
        begin(new TrafficLimits(10, 1000, 2, 0));
        bench.send(RoomRequests.enters(HAG_AT_HOME, "third"));
        bench.pass(Duration.ofSeconds(30));
        bench.send(RoomRequests.says(HAG_AT_HOME, "A sailor's wife had chestnuts in her lap"));
        bench.send(RoomRequests.enters(HAG_AT_HOME, "third"));
        bench.seen();
        for (int tenths = 300; tenths > 0; tenths -= 2) {
            bench.sendLate(RoomRequests.says(HAG, "And munch'd, and munch'd"), Duration.ofMillis(tenths * 100L));
        }
        for (int seconds = 30; seconds > 0; seconds--) {
            bench.sendLate(RoomRequests.enters(HAG, "third"), Duration.ofSeconds(seconds));
        }
        assertThat(bench.told()).isNotEmpty().noneMatch(one -> one.contains("error"));
    }

    /** The database is slow: what the room's home has held back until it had the room was not said at once either. */
    @Test
    void whatHasWaitedForTheRoomCountsAsOfWhenItWasSaid() {
        bench.send(RoomRequests.configures(CRONE, "muc#roomconfig_persistentroom", "1"));
        bench.send(RoomRequests.leaves(CRONE, "first"));
        bench.send(RoomRequests.leaves(HAG, "third"));
        bench.pass(Duration.ofMinutes(2));
        bench.database().goAway();
        bench.send(RoomRequests.enters(HAG, "third"));
        bench.seen();
        for (int tenths = 0; tenths < 150; tenths++) {
            bench.pass(Duration.ofMillis(100));
            bench.send(RoomRequests.says(HAG, "When shall we three meet again?"));
        }
        bench.databaseIsBack();
        assertThat(bench.told().stream().filter(one -> one.contains("again?")).toList()).hasSize(150)
                .noneMatch(one -> one.contains("error"));
        assertThat(heard(HAG, "In thunder, lightning, or in rain?")).isBetween(49, 51);
    }

    /** A gateway's clock may be behind: its users have what was not used within a minute, once, and then no more than others. */
    @Test
    void whoeverSeemsToBeLateDoesNotFlood() {
        bench.send(RoomRequests.enters(HAG_AT_HOME, "third"));
        bench.pass(Duration.ofMinutes(5));
        bench.send(RoomRequests.says(HAG_AT_HOME, "Aroint thee, witch!"));
        bench.seen();
        int late = 0;
        do {
            bench.sendLate(RoomRequests.says(HAG, "Give me"), Duration.ofSeconds(30));
            late++;
        } while (late < 1000 && !bench.told().getFirst().contains("error"));
        assertThat(late).isBetween(600, 655);
        assertThat(heard(HAG_AT_HOME, "The rump-fed ronyon cries")).isZero();
        bench.pass(Duration.ofSeconds(1));
        assertThat(heard(HAG_AT_HOME, "The rump-fed ronyon cries")).isBetween(9, 11);
    }

    @Test
    void whatIsLongPastIsForgotten() {
        heard(HAG, "Hail!");
        assertThat(bench.largestStored("traffic")).isPositive();
        bench.pass(Duration.ofSeconds(90));
        assertThat(bench.largestStored("traffic")).isZero();
    }
}
