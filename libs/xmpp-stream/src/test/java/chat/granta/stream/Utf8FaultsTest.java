package chat.granta.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3629 section 4, RFC 6120 section 4.9.3.22 and XML 1.0 section 2.2: bytes no stream may contain, as text and as value. */
class Utf8FaultsTest {
    @ParameterizedTest(name = "{2}: {0} is {1}")
    @CsvSource({
            "80,     unsupported-encoding, a lone continuation",
            "BF,     unsupported-encoding, a lone continuation",
            "C080,   unsupported-encoding, NUL in two bytes (modified UTF-8)",
            "C0AF,   unsupported-encoding, overlong slash",
            "C1BF,   unsupported-encoding, overlong DEL",
            "C2,     unsupported-encoding, two bytes cut after one",
            "C27F,   unsupported-encoding, two bytes with a bad second",
            "DFC0,   unsupported-encoding, two bytes with a lead for second",
            "E08080, unsupported-encoding, overlong NUL in three",
            "E09FBF, unsupported-encoding, overlong U+07FF in three",
            "E282,   unsupported-encoding, three bytes cut after two",
            "E2,     unsupported-encoding, three bytes cut after one",
            "EDA080, unsupported-encoding, surrogate U+D800",
            "EDAFBF, unsupported-encoding, surrogate U+DBFF",
            "EDB080, unsupported-encoding, surrogate U+DC00",
            "EDBFBF, unsupported-encoding, surrogate U+DFFF",
            "EDA0BDEDB880, unsupported-encoding, a pair of surrogates (CESU-8)",
            "F0808080, unsupported-encoding, overlong NUL in four",
            "F08FBFBF, unsupported-encoding, overlong U+FFFF in four",
            "F09F98, unsupported-encoding, four bytes cut after three",
            "F4908080, unsupported-encoding, U+110000",
            "F5808080, unsupported-encoding, above U+13FFFF",
            "F888808080, unsupported-encoding, five bytes",
            "FC8480808080, unsupported-encoding, six bytes",
            "FE,     unsupported-encoding, the byte FE",
            "FF,     unsupported-encoding, the byte FF",
            "00,     not-well-formed, NUL",
            "01,     not-well-formed, U+0001",
            "08,     not-well-formed, backspace",
            "0B,     not-well-formed, vertical tab",
            "0C,     not-well-formed, form feed, a separator of some parsers",
            "1B,     not-well-formed, escape",
            "1F,     not-well-formed, U+001F",
            "EFBFBE, not-well-formed, U+FFFE",
            "EFBFBF, not-well-formed, U+FFFF"})
    void isRefused(String hex, String condition, String what) {
        assertThat(after("<message><body>", hex, "</body>").condition()).as(what + " in text").isEqualTo(condition);
        assertThat(after("<message to='", hex, "'>").condition()).as(what + " in a value").isEqualTo(condition);
        assertThat(after("<mess", hex, "age>").condition()).as(what + " in a name").isEqualTo(condition);
        assertThat(after("<message><![CDATA[", hex, "]]>").condition()).as(what + " in CDATA").isEqualTo(condition);
        assertThat(after("<message><a xmlns='u", hex, "'/>").condition()).as(what + " in a namespace")
                .isEqualTo(condition);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource({
            "7F, DEL", "C280, U+0080", "DFBF, U+07FF", "E0A080, U+0800", "ED9FBF, U+D7FF", "EE8080, U+E000",
            "EFBFBD, U+FFFD", "EFB790, noncharacter U+FDD0", "F0908080, U+10000", "F09FBFBF, noncharacter U+1FFFF",
            "F48FBFBF, U+10FFFF", "09, tab", "0A, line feed", "0D, carriage return", "EFBBBF, U+FEFF within text"})
    void passes(String hex, String what) {
        byte[] bytes = bytes("<message><body>", hex, "</body></message>");
        assertThat(Wire.opened().send(bytes)).as(what).singleElement().isInstanceOf(TopLevelElement.class);
    }

    private static StreamError after(String before, String hex, String behind) {
        return Wire.opened().failure(bytes(before, hex, behind));
    }

    private static byte[] bytes(String before, String hex, String behind) {
        String all = HexFormat.of().formatHex(before.getBytes()) + hex + HexFormat.of().formatHex(behind.getBytes());
        return HexFormat.of().parseHex(all);
    }
}
