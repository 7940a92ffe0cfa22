package chat.granta.loadtest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.loadtest.measure.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {
    @Test
    void everyTurnHasItsIntendedTimeHoweverSlowTheTurnsAre() throws InterruptedException {
        var window = Window.after(Duration.ZERO, Duration.ofMillis(300));
        List<Long> turns = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        Pacer.start(1000, window, (turn, intended) -> {
            turns.add(turn);
            times.add(intended);
            while (turn == 0 && !window.isBefore(System.nanoTime())) {
                Thread.onSpinWait(); // the server hangs until the window is over
            }
        }).join();
        assertThat(turns).hasSizeGreaterThan(1);
        for (int i = 0; i < turns.size(); i++) {
            assertThat(turns.get(i)).isEqualTo(i);
            assertThat(times.get(i)).isEqualTo(times.getFirst() + i * 1_000_000L);
        }
    }
}
