package chat.granta.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Namespaces in XML 1.0 section 3: a name this side accepts, every reader of the payload accepts. */
class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"<%s/>", "<a%s/>", "<p:%s/>", "<p%s/>", "<a %s='1'/>", "<a a%s='1'/>",
            "<a xmlns:%s='urn:n'/>",
            "<a xmlns:a%s='urn:n'/>", "<%s></%1$s>", "<abcd%s></abcd%1$s>"})
    void noCharacterMakesANameThatOnlyThisSideReads(String child) {
        List<Integer> characters = IntStream
                .concat(IntStream.range(0x20, 0x1200),
                        IntStream.of(0x2FFF, 0x3007, 0x312D, 0x4E00, 0x9FA6, 0xABFF, 0xD7A4, 0xF900, 0xFDCF, 0xFDEF,
                                0xFDF0,
                                0xFE70, 0xFF21, 0xFFFD, 0x10000, 0x1F600, 0x20000, 0xEFFFF, 0xF0000, 0x10FFFF))
                .boxed().toList();
        var wire = Wire.opened();
        int accepted = 0;
        for (int c : characters) {
            String stanza = "<message xmlns:p='urn:p'>" + child.formatted(Character.toString(c)) + "</message>";
            if (wire.send(stanza).getFirst() instanceof TopLevelElement element) {
                accepted++;
                assertThat(element.content().elements()).as(Integer.toHexString(c))
                        .hasSameSizeAs(element.content().names());
            } else {
                wire = Wire.opened();
            }
        }
        assertThat(accepted).isGreaterThan(1000);
    }
}
