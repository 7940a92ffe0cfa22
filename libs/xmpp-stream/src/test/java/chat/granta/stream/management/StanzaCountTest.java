package chat.granta.stream.management;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0198 section 4: counts modulo 2^32. */
class StanzaCountTest {
    @ParameterizedTest
    @CsvSource({"0,0", "7,7", "007,7", "00000000000000000007,7", "4294967295,4294967295"})
    void anUnsignedIntIsRead(String text, long number) {
        assertThat(StanzaCount.read(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "-1", "+1", "1.0", "1 ", "4294967296", "99999999999999999999999", "٣", "0x1", "a"})
    void anythingElseIsNot(String text) {
        assertThat(StanzaCount.read(text)).isEqualTo(-1);
    }

    @Property
    void whatIsWrittenIsRead(@ForAll @LongRange(max = 1L << 40) long count) {
        assertThat(StanzaCount.read(Long.toString(StanzaCount.wire(count)))).isEqualTo(count % (1L << 32));
    }

    @Property
    void aCountIsFoundFromOneThatIsNotFarBeforeIt(@ForAll @LongRange(max = 1L << 40) long count,
            @ForAll @LongRange(max = 0xFFFF_FFFFL) long more) {
        long later = count + more;
        assertThat(count + StanzaCount.ahead(count, StanzaCount.wire(later))).isEqualTo(later);
        assertThat(later - StanzaCount.behind(later, StanzaCount.wire(count))).isEqualTo(count);
    }
}
