package chat.granta.loadtest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.loadtest.wire.StanzaScanner.Found;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StanzaScannerTest {
    private static final String HEADER = "<?xml version='1.0'?>\n<stream:stream id='a&gt;b' from=\"x>y/\" xmlns='jabber:client'>";
    private static final List<String> ELEMENTS = List.of(
            "<stream:features><bind xmlns='b'/><a><b/></a></stream:features>",
            "<message to='a'><body>1 &gt; 0, \"quoted' ~ Zoë 😀</body></message>", "<presence/>",
            "<presence from=\"/>\" />",
            "<iq type='result' id='/'><q a='>'>text</q ></iq>", "<r xmlns='urn:xmpp:sm:3'/>",
            "<message><body><![CDATA[<not>]<a]]<tag/>]]></body></message>");
    private static final String END = "</stream:stream>";
    private static final byte[] STREAM = (HEADER + " \n" + String.join("\n ", ELEMENTS) + END)
            .getBytes(StandardCharsets.UTF_8);
    private static final List<String> ALL = all();

    @Test
    void aWholeStreamAtOnce() {
        assertThat(scan(List.of(STREAM.length))).isEqualTo(ALL);
    }

    @Test
    void aCutAtEveryBoundary() {
        for (int cut = 0; cut <= STREAM.length; cut++) {
            assertThat(scan(List.of(cut, STREAM.length))).as("cut at %d", cut).isEqualTo(ALL);
        }
    }

    @Test
    void byteByByte() {
        var cuts = new ArrayList<Integer>();
        for (int i = 1; i <= STREAM.length; i++) {
            cuts.add(i);
        }
        assertThat(scan(cuts)).isEqualTo(ALL);
    }

    @Property(tries = 300)
    void anyCuts(@ForAll List<@IntRange(max = 400) Integer> places) {
        var cuts = new TreeSet<>(places);
        cuts.removeIf(cut -> cut > STREAM.length);
        cuts.add(STREAM.length);
        assertThat(scan(List.copyOf(cuts))).isEqualTo(ALL);
    }

    @Test
    void aRestartForgetsHowDeepItWas() {
        var scanner = new StanzaScanner();
        ByteBuf bytes = Unpooled.copiedBuffer("<s><success/>", StandardCharsets.UTF_8);
        take(scanner, bytes);
        take(scanner, bytes);
        scanner.restart();
        bytes.writeBytes("<s><features/>".getBytes(StandardCharsets.UTF_8));
        assertThat(take(scanner, bytes)).isEqualTo("HEADER <s>");
        assertThat(take(scanner, bytes)).isEqualTo("ELEMENT <features/>");
        assertThat(scanner.next(bytes)).isEqualTo(Found.NOTHING);
    }

    @Test
    void whiteSpaceBetweenElementsIsSkippedAndNothing() {
        var scanner = new StanzaScanner();
        ByteBuf bytes = Unpooled.copiedBuffer("<s> \n ", StandardCharsets.UTF_8);
        take(scanner, bytes);
        assertThat(scanner.next(bytes)).isEqualTo(Found.NOTHING);
        assertThat(bytes.isReadable()).isFalse();
    }

    /** Feeds the stream up to each cut in turn, as a decoder does that keeps what was not found yet. */
    private static List<String> scan(List<Integer> cuts) {
        var scanner = new StanzaScanner();
        ByteBuf bytes = Unpooled.buffer(STREAM.length);
        var found = new ArrayList<String>();
        int fed = 0;
        for (int cut : cuts) {
            bytes.writeBytes(STREAM, fed, cut - fed);
            fed = cut;
            for (String one = take(scanner, bytes); !one.isEmpty(); one = take(scanner, bytes)) {
                found.add(one);
            }
            bytes.discardReadBytes();
        }
        return found;
    }

    private static String take(StanzaScanner scanner, ByteBuf bytes) {
        Found found = scanner.next(bytes);
        return found == Found.NOTHING
                ? ""
                : found + " " + bytes.readCharSequence(scanner.length(), StandardCharsets.UTF_8);
    }

    private static List<String> all() {
        var all = new ArrayList<String>();
        all.add("HEADER " + HEADER);
        ELEMENTS.forEach(element -> all.add("ELEMENT " + element));
        all.add("END " + END);
        return all;
    }
}
