package chat.granta.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0082 section 3.2. */
class XmppTimeTest {
    @ParameterizedTest
    @CsvSource({"1969-07-21T02:56:15Z, 1969-07-21T02:56:15Z", "1969-07-20T21:56:15-05:00, 1969-07-21T02:56:15Z",
            "2026-11-29T23:59:59.5+00:00, 2026-11-29T23:59:59.500Z",
            "2026-11-29T00:00:00.1234567891234Z, 2026-11-29T00:00:00.123456789Z",
            "2024-02-29T00:00:00+14:00, 2024-02-28T10:00:00Z", "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"})
    void aTimeIsRead(String text, Instant time) {
        assertThat(XmppTime.read(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2026-11-29", "2026-11-29T10:00Z", "2026-11-29T10:00:00", "20261129T10:00:00Z",
            "-4713-01-01T00:00:00Z", "-9999-01-01T00:00:00Z", "+300000-01-01T00:00:00Z", "+999999999-01-01T00:00:00Z",
            "12026-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-13-01T00:00:00Z",
            "2026-02-29T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z",
            "2026-01-01T00:00:60Z", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00z", "2026-01-01t00:00:00Z",
            "2026-01-01T00:00:00+14:01", "2026-01-01T00:00:00+15:00", "2026-01-01T00:00:00+00:60",
            "2026-01-01T00:00:00+0000", "2026-01-01T00:00:00Zz", " 2026-01-01T00:00:00Z", "٢٠٢٦-01-01T00:00:00Z",
            "2026-01-01T00:00:00.１Z", "2026-01-01T00:00:00\0"})
    void whatIsNoTimeIsNone(String text) {
        assertThat(XmppTime.read(text)).isNull();
    }

    @Test
    void nothingIsNoTime() {
        assertThat(XmppTime.read(null)).isNull();
    }

    @Property
    void whatJavaWritesIsRead(@ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos, @ForAll @IntRange(min = -14, max = 14) int hours) {
        Instant time = Instant.ofEpochSecond(seconds, nanos);
        assertThat(XmppTime.read(time.toString())).isEqualTo(time);
        Instant withinYears = time.isBefore(Instant.parse("0001-01-02T00:00:00Z"))
                || time.isAfter(Instant.parse("9999-12-30T00:00:00Z"))
                        ? Instant.EPOCH
                        : time.truncatedTo(ChronoUnit.DAYS);
        String local = withinYears.plusSeconds(1).atOffset(ZoneOffset.ofHours(hours)).toString();
        assertThat(XmppTime.read(local)).isEqualTo(withinYears.plusSeconds(1));
    }

    @Property
    void nothingThrows(@ForAll String text) {
        XmppTime.read(text);
    }
}
