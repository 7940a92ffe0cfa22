package chat.granta.testkit.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A payload that holds all that a client may send: text between elements and within them, CDATA sections and references, prefixed
 * elements and attributes, declarations wherever they may stand, either kind of quotes, any characters. Each child declares what
 * it uses, as a payload's children do.
 *
 * @param pieces the payload in order, as text and child elements
 */
public record MixedContent(List<Piece> pieces) {
    private static final String[] PREFIXES = {"p", "q", "ns0", "émile"};
    private static final String[] NAMES = {"b", "i", "body", "x-y.z", "stanza-id", "delay", "ligne"};
    private static final String[] TEXTS = {"", " ", "one ", "\n  ", "&amp;", "&lt;b&gt;", "&#x1F600;", "\ud83d\ude00",
            "é", "1>0", "/>",
            "]]", "'\"", "<![CDATA[<b>]]>", "<![CDATA[]]]]>", "<![CDATA[/>&]]>", "&#13;", "\t", "<![CDATA[]]>"};
    private static final String[] VALUES = {"", " ", "1", "a>b", "/", "/>", "&quot;", "&apos;", "&#10;", "]]>",
            "é\ud83d\ude00", "='"};
    private static final int DEEPEST = 4;

    /** Text, or one child element. */
    public sealed interface Piece {
        String xml();
    }

    /** Character data as it stands in the stream. */
    public record Text(String xml) implements Piece {}

    /** A child of the stanza. */
    public record Child(String namespace, String localName, String xml) implements Piece {}

    /** Some content; the same for the same numbers. */
    public static MixedContent of(Random random) {
        List<Piece> pieces = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(3) == 0) {
                pieces.add(new Text(one(random, TEXTS)));
            }
            pieces.add(child(random));
        }
        if (random.nextInt(4) == 0) {
            pieces.add(new Text(one(random, TEXTS)));
        }
        return new MixedContent(List.copyOf(pieces));
    }

    private static Child child(Random random) {
        String namespace = "urn:example:" + random.nextInt(4);
        String name = one(random, NAMES);
        boolean isPrefixed = random.nextBoolean();
        String prefix = one(random, PREFIXES);
        String declaration = (isPrefixed ? "xmlns:" + prefix : "xmlns") + quoted(random, namespace);
        // The second prefix may hide the first one further in.
        String other = one(random, PREFIXES);
        String otherDeclaration = isPrefixed && other.equals(prefix)
                ? ""
                : space(random) + "xmlns:" + other + quoted(random, "urn:other");
        String open = (isPrefixed ? prefix + ':' : "") + name;
        return new Child(namespace, name, element(random, open, declaration + otherDeclaration, List.of(other), 1));
    }

    private static String element(Random random, String name, String declarations, List<String> prefixes, int depth) {
        var xml = new StringBuilder("<").append(name);
        if (!declarations.isEmpty()) {
            xml.append(space(random)).append(declarations);
        }
        if (random.nextInt(3) == 0) {
            xml.append(space(random)).append("xml:lang").append(quoted(random, "it"));
        }
        for (String prefix : prefixes) {
            if (random.nextBoolean()) {
                xml.append(space(random)).append(prefix).append(":attr").append(quoted(random, one(random, VALUES)));
            }
        }
        if (random.nextBoolean()) {
            xml.append(space(random)).append("to").append(quoted(random, one(random, VALUES)));
        }
        if (random.nextInt(4) == 0) {
            return xml.append(random.nextBoolean() ? " />" : "/>").toString();
        }
        xml.append(random.nextInt(6) == 0 ? "\n>" : ">");
        int parts = depth == DEEPEST ? 1 : random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            xml.append(one(random, TEXTS));
            if (depth < DEEPEST) {
                xml.append(inner(random, prefixes, depth + 1));
            }
        }
        return xml.append("</").append(name).append(random.nextInt(6) == 0 ? " >" : ">").toString();
    }

    private static String inner(Random random, List<String> prefixes, int depth) {
        String name = one(random, NAMES);
        return switch (random.nextInt(4)) {
            case 0 -> element(random, one(random, prefixes.toArray(String[]::new)) + ':' + name, "", prefixes, depth);
            case 1 -> element(random, name, "xmlns" + quoted(random, "urn:inner"), prefixes, depth);
            case 2 -> {
                String fresh = one(random, PREFIXES);
                yield element(random, fresh + ':' + name, "xmlns:" + fresh + quoted(random, "urn:fresh"), prefixes,
                        depth);
            }
            default -> element(random, name, "", prefixes, depth);
        };
    }

    private static String quoted(Random random, String value) {
        char quote = value.indexOf('\'') >= 0 || value.indexOf('"') < 0 && random.nextBoolean() ? '"' : '\'';
        return "=" + quote + value + quote;
    }

    private static String space(Random random) {
        return random.nextInt(5) == 0 ? "\n  " : " ";
    }

    private static String one(Random random, String[] from) {
        return from[random.nextInt(from.length)];
    }

    /** These pieces, one behind the other. */
    public static String xml(List<? extends Piece> pieces) {
        return pieces.stream().map(Piece::xml).collect(Collectors.joining());
    }

    public String xml() {
        return xml(pieces);
    }

    public List<Child> children() {
        return pieces.stream().filter(Child.class::isInstance).map(Child.class::cast).toList();
    }

    /** The same with something inserted at a place. */
    public MixedContent with(int place, Piece piece) {
        List<Piece> more = new ArrayList<>(pieces);
        more.add(place, piece);
        return new MixedContent(List.copyOf(more));
    }

    /** The same without some of its children. */
    public MixedContent without(Predicate<Child> unwanted) {
        return new MixedContent(
                pieces.stream().filter(piece -> !(piece instanceof Child child) || !unwanted.test(child)).toList());
    }
}
