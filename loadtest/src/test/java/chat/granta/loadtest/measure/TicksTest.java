package chat.granta.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    @ParameterizedTest
    @CsvSource({"8, 1", "9, 2", "20, 5", "0.5, 0.1", "34900, 5000", "0.03, 0.005"})
    void stepsAreRoundAndFew(double highest, double step) {
        assertThat(Ticks.step(highest)).isCloseTo(step, within(step / 1e6));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0       | 0
            0.5     | 0.5
            10      | 10
            100     | 100
            99.9    | 99.9
            35000   | 35,000
            """)
    void labelsHaveNoZeroesTheyDoNotNeed(double value, String label) {
        assertThat(Ticks.label(value)).isEqualTo(label);
    }
}
