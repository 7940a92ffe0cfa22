package chat.granta.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TallyTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    /** Near the top of long, where nanoTime may be: times are compared by difference. */
    private static final long START = Long.MAX_VALUE - SECOND;

    private final Tally tally = new Tally(new Window(START, START, START + 2 * SECOND));

    @Test
    void onlyWhatEndsInTheWindowCounts() {
        tally.record(START - MILLI, START - 1);
        tally.record(START - MILLI, START);
        tally.record(START, START + 2 * SECOND - 1);
        tally.record(START, START + 2 * SECOND);
        assertThat(tally.count()).isEqualTo(2);
        assertThat(tally.perSecond()).isEqualTo(1);
    }

    @Test
    void percentilesInMilliseconds() {
        for (int i = 1; i <= 100; i++) {
            tally.record(START, START + i * MILLI);
        }
        assertThat(tally.percentile(50)).isCloseTo(50, within(0.1));
        assertThat(tally.percentile(99)).isCloseTo(99, within(0.1));
        assertThat(tally.max()).isCloseTo(100, within(0.1));
    }

    @Test
    void theSlowestSecondAndSums() {
        tally.record(START, START + MILLI);
        tally.record(START, START + 2 * MILLI);
        assertThat(tally.slowestSecond()).isZero();
        var other = new Tally(tally.window());
        other.record(START, START + SECOND + MILLI);
        tally.add(other);
        assertThat(tally.count()).isEqualTo(3);
        assertThat(tally.slowestSecond()).isEqualTo(1);
        assertThat(tally.max()).isCloseTo(1001, within(1.0));
    }

    @Test
    void whatHasComeIsCountedWithTheWarmUp() {
        tally.record(START - MILLI, START - 1);
        tally.record(START, START + MILLI);
        assertThat(tally.done()).isEqualTo(2);
    }

    @Test
    void aPercentileThatTooFewCanTellOfIsNotDrawn() {
        for (int i = 1; i <= 100; i++) {
            tally.record(START, START + i * MILLI);
        }
        assertThat(tally.distribution("latency").lines().get("latency").getLast().x())
                .isCloseTo(Plot.placeOf(99), within(1e-9));
    }

    @Test
    void nothingCounted() {
        assertThat(tally.percentile(99)).isZero();
        assertThat(tally.max()).isZero();
    }
}
