package chat.granta.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final long SECOND = 1_000_000_000L;
    /** Near the top of long, where nanoTime may be: times are compared by difference. */
    private static final long BEGIN = Long.MAX_VALUE - 3 * SECOND;

    private final Tally tally = new Tally(new Window(BEGIN, BEGIN + 10 * SECOND, BEGIN + 12 * SECOND));

    @Test
    void theWarmUpIsPartOfTheCourse() {
        messages(0, 10);
        messages(6, 25);
        messages(11, 4);
        assertThat(tally.count()).isEqualTo(4);
        assertThat(tally.course().rates(0)).containsExactly(Map.entry(0, 2.0), Map.entry(5, 5.0), Map.entry(10, 2.0));
    }

    @Test
    void theServersAgeIsTheClock() {
        messages(0, 4); // at the age of 8
        messages(2, 10);
        messages(7, 20);
        assertThat(tally.course().rates(8)).containsExactly(Map.entry(5, 2.0), Map.entry(10, 2.0), Map.entry(15, 4.0));
    }

    @Test
    void whatComesBeforeOrAfterTheLoadIsNotCounted() {
        messages(-2, 3);
        messages(12, 3);
        assertThat(tally.course().rates(0).values()).containsOnly(0.0);
    }

    @Test
    void sumsAndReport() {
        messages(10, 5);
        var other = new Tally(tally.window());
        other.record(BEGIN, BEGIN + 10 * SECOND);
        tally.add(other);
        var report = new Report("chat");
        tally.course().report(report, "messages", new ProcessTree(List.of()));
        assertThat(report.toText()).contains("messages per second 10 s after begin          3.00",
                "messages per second by time of load:  0: 0.00  5: 0.00  10: 3.00");
    }

    private void messages(int second, int count) {
        for (int i = 0; i < count; i++) {
            tally.record(BEGIN, BEGIN + second * SECOND + SECOND / 2);
        }
    }
}
