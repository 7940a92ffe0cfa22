package chat.granta.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartPatienceTest {
    @ParameterizedTest
    @CsvSource({"119, 100, false, it may still be busy with its start", "121, 11, false, others have the processors",
            "121, 41, true, it has worked enough", "601, 11, true, it does nothing"})
    void aProcessIsStuckWhenItHasHadEnoughOfTheProcessors(int waited, int worked, boolean isOver, String why) {
        assertThat(StartPatience.isOver(Duration.ofSeconds(waited), Duration.ofSeconds(worked))).as(why)
                .isEqualTo(isOver);
    }
}
