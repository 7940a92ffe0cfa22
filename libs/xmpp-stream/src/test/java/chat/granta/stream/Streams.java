package chat.granta.stream;

import chat.granta.model.XmlText;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random valid streams, for the properties. */
final class Streams {
    private static final String[] TEXTS = {"hello", "a > b", "&amp;&lt;&#65;&#x1F600;", "\u00e9\u4e16\uD83D\uDE00",
            " \r\n\t",
            "]]", "<![CDATA[<x/>]] > &y; ]]]>", "&quot;&apos;&gt;", ""};
    private static final String[] NAMES = {"body", "x", "message", "p:a", "q:b", "gr\u00fc\u00dfe",
            "a-rather-long-name.of_1"};
    private static final String[] DECLARATIONS = {"", "", " xmlns='urn:a'", " xmlns:p='urn:p2'",
            " xmlns:q=\"urn:&amp;\"",
            " xmlns='jabber:client'", " xmlns=''"};
    private static final String[] ATTRIBUTES = {"", "", " to='juliet@localhost'", " p:c = \"'>'\"",
            "\n id='&lt;\uD83D\uDE00'",
            " xml:lang='en'"};

    private Streams() {}

    /** A header that declares the prefixes p and q, elements with white space between, and perhaps an end. */
    static Arbitrary<String> valid() {
        String header = Wire.HEADER.replace(" to=", " xmlns:p='urn:p' xmlns:q='jabber:client' to=");
        Arbitrary<String> between = Arbitraries.of("", "", " ", "\r\n\t");
        Arbitrary<List<String>> elements = Combinators.combine(element(3), between).as((a, b) -> a + b).list()
                .ofMaxSize(5);
        return Combinators.combine(elements, Arbitraries.of("", "</stream:stream>"))
                .as((all, end) -> header + String.join("", all) + end);
    }

    /** An element with children of its own down to a depth. */
    static Arbitrary<String> element(int depth) {
        Arbitrary<String> text = Arbitraries.of(TEXTS);
        Arbitrary<String> child = depth == 0
                ? text
                : Arbitraries.oneOf(text, Arbitraries.lazy(() -> element(depth - 1)));
        return Combinators.combine(Arbitraries.of(NAMES), Arbitraries.of(DECLARATIONS), Arbitraries.of(ATTRIBUTES),
                child.list().ofMaxSize(3)).as((name, declaration, attribute, children) -> {
                    String start = '<' + name + declaration + attribute;
                    return children.isEmpty()
                            ? start + "/>"
                            : start + '>' + String.join("", children) + "</" + name + " >";
                });
    }

    /** Any text that XML can carry, astral characters and white space among it. */
    static Arbitrary<String> text() {
        Arbitrary<Integer> codePoints = Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.integers().between(' ', '~')),
                Tuple.of(1, Arbitraries.of('\t', '\n', '\r', '<', '&', '\'', '"', '>').map(c -> (int) c)),
                Tuple.of(1, Arbitraries.integers().between(0xA0, 0xD7FF)),
                Tuple.of(1, Arbitraries.integers().between(0x10000, 0x10FFFF)));
        return codePoints.list().ofMaxSize(30).map(list -> {
            var out = new StringBuilder();
            list.forEach(out::appendCodePoint);
            return out.toString();
        });
    }

    static String escaped(String text) {
        return XmlText.escaped(text);
    }
}
