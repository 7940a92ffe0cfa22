package chat.granta.audit.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditDatabase;
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

    private static List<Map<String, Object>> statistic(String measure) {
        return AuditDatabase.asService().queryForList(
                "select label, value from audit.statistic where measure = ? order by label", measure);
    }
}
