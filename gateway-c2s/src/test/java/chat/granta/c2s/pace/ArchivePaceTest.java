package chat.granta.c2s.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchivePaceTest {
    private static final Duration ALLOWED = Duration.ofSeconds(3);

    private long now = 1_000_000_000;
    private final ArchivePace pace = new ArchivePace(() -> Instant.ofEpochMilli(now));

    @Test
    void aBacklogThatIsAllowedSlowsNobodyDown() {
        hears(2_900);
        hears(3_000);
        assertThat(pace.allowance()).isEqualTo(ArchivePace.UNLIMITED);
        assertThat(pace.measured()).isZero();
    }

    @Test
    void aBacklogThatGrowsMakesTheAllowanceSmallerUntilPeopleWouldNotice() {
        hears(3_100);
        long first = pace.allowance();
        assertThat(first).isEqualTo(ArchivePace.FIRST);
        hears(3_600);
        assertThat(pace.allowance()).isLessThan(first);
        for (int second = 0; second < 60; second++) {
            hears(4_000 + second);
        }
        assertThat(pace.allowance()).isEqualTo(ArchivePace.LEAST);
    }

    @Test
    void aBacklogThatShrinksLeavesTheAllowanceAlone() {
        hears(60_000);
        hears(61_000);
        long then = pace.allowance();
        hears(50_000);
        hears(3_100);
        assertThat(pace.allowance()).isEqualTo(then);
        hears(2_000);
        assertThat(pace.allowance()).isGreaterThan(then);
    }

    @Test
    void ofSeveralThatSpeakTheOneFurthestBehindCountsAndOnceASecond() {
        hears(4_000);
        for (int second = 0; second < 3; second++) {
            now += 1_000;
            for (int service = 0; service < 8; service++) {
                says(service == 3 ? 5_000 + second : 0);
            }
        }
        // The first second ended with the first who spoke, who is not behind.
        assertThat(pace.allowance()).isEqualTo((long) ((long) (105 * 0.75) * 0.75));
    }

    @Test
    void inSilenceTheAllowanceGrowsUntilItIsNone() {
        hears(4_000);
        now += 2_000;
        assertThat(pace.allowance()).isEqualTo(ArchivePace.FIRST);
        now += 1_000;
        assertThat(pace.allowance()).isGreaterThan(ArchivePace.FIRST).isLessThan(ArchivePace.FIRST + 12);
        now += 5_000;
        assertThat(pace.allowance()).isBetween(ArchivePace.FIRST * 3 / 2, ArchivePace.FIRST * 2);
        hears(3_100);
        assertThat(pace.allowance()).isBetween(ArchivePace.FIRST, ArchivePace.FIRST * 3 / 2);
        now += 60_000;
        assertThat(pace.allowance()).isEqualTo(ArchivePace.UNLIMITED);
    }

    @Test
    void whatWasSaidLongAgoIsNoNews() {
        pace.behind(Duration.ofSeconds(9), ALLOWED, Instant.ofEpochMilli(now - 6_000));
        assertThat(pace.allowance()).isEqualTo(ArchivePace.UNLIMITED);
    }

    private void hears(long lag) {
        now += 1_000;
        says(lag);
    }

    private void says(long lag) {
        pace.behind(Duration.ofMillis(lag), ALLOWED, Instant.ofEpochMilli(now));
    }
}
