package chat.granta.testkit.transcript;

import chat.granta.testkit.client.Xml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Compares what came with what a play expects. Names are compared with their namespaces; attributes and child elements in
 * any order, but text keeps its place between them; what the play does not mention must not be there, unless three dots allow it or {@link Unmentioned} does.
 */
final class ElementMatcher {
    private ElementMatcher() {}

    /**
     * Compares.
     *
     * @param captured takes what the play gives names to, when they fit
     * @return what does not fit, or null
     */
    static @Nullable String mismatch(Element expected, Element actual, Map<String, String> captured) {
        if (!name(expected).equals(name(actual))) {
            return name(actual) + " instead of " + name(expected);
        }
        String wrong = attributesMismatch(expected, actual, captured);
        if (wrong == null) {
            wrong = contentMismatch(expected, actual, captured);
        }
        return wrong == null ? null : "<" + actual.getNodeName() + ">: " + wrong;
    }

    /** As above, for a stream header, whose content has not come yet. */
    static @Nullable String headerMismatch(Element expected, Element actual, Map<String, String> captured) {
        return name(expected).equals(name(actual))
                ? attributesMismatch(expected, actual, captured)
                : name(actual) + " instead of " + name(expected);
    }

    private static @Nullable String attributesMismatch(Element expected, Element actual,
            Map<String, String> captured) {
        Map<String, String> wanted = attributes(expected);
        boolean isOpen = wanted.remove(Expected.MORE_ATTRIBUTES) != null;
        Map<String, String> present = attributes(actual);
        for (Map.Entry<String, String> want : wanted.entrySet()) {
            String value = present.remove(want.getKey());
            if (value == null) {
                return "no attribute " + want.getKey();
            }
            if (!ValuePattern.matches(want.getValue(), value, captured)) {
                return want.getKey() + " is \"" + value + "\", not \"" + want.getValue() + '"';
            }
        }
        present.keySet().removeIf(name -> isOpen || Unmentioned.mayHave(actual, name));
        return present.isEmpty() ? null : "unexpected attributes " + present;
    }

    private static @Nullable String contentMismatch(Element expected, Element actual, Map<String, String> captured) {
        List<Element> wanted = Xml.children(expected);
        String text = text(expected);
        boolean isOpen = text.strip().startsWith(Expected.MORE_CONTENT);
        if (!isOpen) {
            String actualText = text(actual);
            boolean isIndentation = text.isBlank() && actualText.isBlank();
            if (!isIndentation && !ValuePattern.matches(text, actualText, captured)) {
                return "the text is \"" + actualText + "\", not \"" + text + '"';
            }
            if (!isIndentation && !pieces(expected).equals(pieces(actual))) {
                return "the text stands elsewhere between the elements";
            }
        }
        List<Element> unwanted = Expected.unwanted(expected);
        wanted.removeAll(unwanted);
        for (Element present : Xml.children(actual)) {
            if (unwanted.stream().anyMatch(element -> isSuch(element, present, captured))) {
                return "unwanted " + Xml.show(present);
            }
        }
        return childrenMismatch(wanted, Xml.children(actual), child -> isOpen || Unmentioned.mayHold(actual, child),
                captured);
    }

    /** Whether it has the name of what a play does not want, and whatever attributes, text and child elements the play says of that. */
    private static boolean isSuch(Element unwanted, Element present, Map<String, String> captured) {
        Map<String, String> named = attributes(unwanted);
        Map<String, String> had = attributes(present);
        String text = text(unwanted);
        return name(unwanted).equals(name(present))
                && named.entrySet().stream().allMatch(one -> had.containsKey(one.getKey())
                        && ValuePattern.matches(one.getValue(), had.get(one.getKey()), new TreeMap<>(captured)))
                && (text.isBlank() || ValuePattern.matches(text, text(present), new TreeMap<>(captured)))
                && Xml.children(unwanted).stream().allMatch(
                        child -> Xml.children(present).stream().anyMatch(one -> isSuch(child, one, captured)));
    }

    /**
     * Finds a different one among the present for each of the wanted.
     *
     * @param mayStay which of the present may be left over
     */
    static @Nullable String childrenMismatch(List<Element> wanted, List<Element> present,
            Predicate<Element> mayStay, Map<String, String> captured) {
        if (wanted.isEmpty()) {
            return present.stream().filter(mayStay.negate()).findFirst().map(extra -> "unexpected " + Xml.show(extra))
                    .orElse(null);
        }
        Element want = wanted.getFirst();
        String reason = "no " + Xml.show(want);
        for (Element candidate : present) {
            Map<String, String> attempt = new TreeMap<>(captured);
            String wrong = mismatch(want, candidate, attempt);
            if (wrong == null) {
                List<Element> others = new ArrayList<>(present);
                others.remove(candidate);
                wrong = childrenMismatch(wanted.subList(1, wanted.size()), others, mayStay, attempt);
            }
            if (wrong == null) {
                captured.putAll(attempt);
                return null;
            }
            if (name(want).equals(name(candidate))) {
                reason = wrong;
            }
        }
        return reason;
    }

    private static Map<String, String> attributes(Element element) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                attributes.put(attribute.getName(), attribute.getValue());
            }
        }
        if (Xml.is(element, "jabber:client", "message") && !attributes.containsKey(Expected.MORE_ATTRIBUTES)) {
            // RFC 6121 5.2.2: the same thing, said or not.
            attributes.putIfAbsent("type", "normal");
        }
        return attributes;
    }

    private static String text(Element element) {
        var text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Text part) {
                text.append(part.getData());
            }
        }
        boolean hasChildren = !Xml.children(element).isEmpty();
        return hasChildren ? text.toString().strip() : text.toString();
    }

    /** How long the text is before, between and behind the elements of mixed content. */
    private static List<Integer> pieces(Element element) {
        List<Integer> lengths = new ArrayList<>(List.of(0));
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Text part) {
                lengths.add(lengths.removeLast() + part.getData().length());
            } else if (node instanceof Element) {
                lengths.add(0);
            }
        }
        return lengths.size() == 1 ? List.of() : lengths;
    }

    private static String name(Element element) {
        return "{" + element.getNamespaceURI() + "}" + element.getLocalName();
    }
}
