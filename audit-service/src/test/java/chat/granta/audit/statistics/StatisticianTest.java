package chat.granta.audit.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditDatabase;
import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.trail.TestTrail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatisticianTest {
    private final TestTrail trail = new TestTrail();

    @Test
    void whatWasCountedOfADayStaysWhenItsEventsAreNoLongerKeptAndNamesNobody() {
        trail.messages(3);
        trail.pass(Duration.ofDays(1));
        trail.keeper.run();
        trail.pass(Duration.ofDays(1000));
        trail.keeper.run();

        assertThat(AuditDatabase.asService().queryForObject("select count(*) from audit.event", Long.class)).isZero();
        assertThat(statistic("messages-by-hour")).containsExactly(Map.of("label", "12", "value", 3L));
        assertThat(statistic("message-outcomes")).containsExactly(Map.of("label", "delivered", "value", 3L));
        assertThat(AuditDatabase.asService().queryForList("select * from audit.activity")).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("messages", 3L).containsEntry("bytes", 126L)
                        .extractingByKey("pseudonym").asString().doesNotContain("romeo").hasSize(64));
    }

    @Test
    void whatComesLateIsCountedToo() {
        trail.messages(3);
        trail.pass(Duration.ofDays(1));
        trail.keeper.run();
        trail.add(TestTrail.message(TestTrail.NOON, "late"));
        trail.keeper.run();

        assertThat(statistic("messages-by-hour")).containsExactly(Map.of("label", "12", "value", 4L));
    }

    @Test
    void sessionsThatWereOpenOvernightCountOnTheNextDayToo() {
        trail.add(session(EventKind.SESSION_START, 0, "romeo"), session(EventKind.SESSION_START, 1, "juliet"),
                session(EventKind.SESSION_START, 2, "mercutio"), session(EventKind.SESSION_END, 3, "mercutio"));
        trail.pass(Duration.ofDays(1));
        trail.add(session(EventKind.SESSION_END, 0, "juliet"), session(EventKind.SESSION_START, 1, "tybalt"),
                session(EventKind.SESSION_START, 2, "paris"));
        trail.pass(Duration.ofDays(1));
        trail.keeper.run();

        assertThat(statistic("peak-sessions")).extracting(row -> row.get("value")).containsExactly(3L, 3L);
        assertThat(statistic("open-sessions")).extracting(row -> row.get("value")).containsExactly(2L, 3L);
    }

    private Event session(EventKind kind, int seconds, String who) {
        return new Event(trail.now().plusSeconds(seconds), kind, who + "@example.org", "phone", null, null, null, null,
                null, null, null, null, null, null, null);
    }

    private static List<Map<String, Object>> statistic(String measure) {
        return AuditDatabase.asService().queryForList(
                "select label, value from audit.statistic where measure = ? order by day, label", measure);
    }
}
