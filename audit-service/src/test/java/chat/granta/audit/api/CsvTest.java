package chat.granta.audit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 4180 section 2. */
class CsvTest {
    @Test
    void quotesAreDoubledNumbersHaveNoneAndNothingIsEmpty() {
        assertThat(Csv.line(Arrays.asList("a, \"b\"", -7, null, "c"))).isEqualTo("\"a, \"\"b\"\"\",-7,,\"c\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-gnUe6HVZ8IYc81c", "=cmd|'/c calc'!A1", "+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1",
            "\uFF1D1", "'=1", "''", "'"})
    void anApostropheStandsBeforeWhatASpreadsheetWouldReckonAndCanBeTakenAwayAgain(String text) {
        assertThat(Csv.line(List.of(text))).isEqualTo("\"'" + text + "\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"D-otOM2JHU9bk_nB", "_a", "o'neill@localhost", "1=2", " =1", ""})
    void allElseIsAsItIs(String text) {
        assertThat(Csv.line(List.of(text))).isEqualTo("\"" + text + "\"\r\n");
    }
}
