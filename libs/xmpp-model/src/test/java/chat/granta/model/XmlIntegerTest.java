package chat.granta.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML Schema part 2 section 3.3.13. */
class XmlIntegerTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "+", "-", "--1", "+-1", "1 2", "1.0", "1e3", "0x1", "a", "٣", "１", "-５", "\u00a01",
            "1\u2003",
            "𝟏"})
    void whatIsNoIntegerIsNone(String text) {
        assertThat(XmlInteger.read(text)).isEmpty();
        assertThat(XmlInteger.unsigned(text)).isEmpty();
    }

    @Test
    void aSignAndWhiteSpaceMayStandThere() {
        assertThat(XmlInteger.read(" \t\r\n-007 ")).hasValue(-7);
        assertThat(XmlInteger.read("+5")).hasValue(5);
        assertThat(XmlInteger.read("-0")).hasValue(0);
        assertThat(XmlInteger.read(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" 1", "1 ", "+1", "-1", "-"})
    void whereDigitsAloneMayStandNothingElseDoes(String text) {
        assertThat(XmlInteger.unsigned(text)).isEmpty();
    }

    @Property
    void whatNoLongHoldsIsTheNearest(
            @ForAll @BigRange(min = "-99999999999999999999", max = "99999999999999999999") BigInteger number) {
        long nearest = number.max(BigInteger.valueOf(Long.MIN_VALUE)).min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
        assertThat(XmlInteger.read(number.toString())).hasValue(nearest);
        assertThat(XmlInteger.unsigned(number.toString()))
                .isEqualTo(number.signum() < 0 ? OptionalLong.empty() : OptionalLong.of(nearest));
    }

    @Property
    void everyLongIsRead(@ForAll long number) {
        assertThat(XmlInteger.read(Long.toString(number))).hasValue(number);
    }
}
