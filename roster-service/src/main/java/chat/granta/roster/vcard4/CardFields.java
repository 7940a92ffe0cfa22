package chat.granta.roster.vcard4;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** RFC 6351 section 5 beside XEP-0054 section 4: how the parts of a vCard are called in either, and what is said in both. */
final class CardFields {
    static final String OLD = "vcard-temp";
    static final String NEW = "urn:ietf:params:xml:ns:vcard-4.0";
    private static final String XMPP = "xmpp:";

    /**
     * A part with one value.
     *
     * @param oldChild in which the older vCard has it, or empty when it is the part's own text
     * @param type the element in which the newer one has it
     * @param prefix of the newer one's value
     */
    private record Single(String oldName, String oldChild, String newName, String type, String prefix) {}

    /** A part with several values, by their names in the older and the newer vCard. */
    private record Structured(String oldName, String newName, Map<String, String> parts) {}

    private static final List<Single> SINGLE = List.of(
            new Single("FN", "", "fn", "text", ""),
            new Single("NICKNAME", "", "nickname", "text", ""),
            new Single("BDAY", "", "bday", "date", ""),
            new Single("URL", "", "url", "uri", ""),
            new Single("TITLE", "", "title", "text", ""),
            new Single("ROLE", "", "role", "text", ""),
            new Single("DESC", "", "note", "text", ""),
            new Single("EMAIL", "USERID", "email", "text", ""),
            new Single("TEL", "NUMBER", "tel", "text", ""),
            new Single("ORG", "ORGNAME", "org", "text", ""),
            new Single("JABBERID", "", "impp", "uri", XMPP));
    private static final List<Structured> STRUCTURED = List.of(
            new Structured("N", "n", parts("FAMILY", "surname", "GIVEN", "given", "MIDDLE", "additional", "PREFIX",
                    "prefix", "SUFFIX", "suffix")),
            new Structured("ADR", "adr", parts("POBOX", "pobox", "EXTADD", "ext", "STREET", "street", "LOCALITY",
                    "locality", "REGION", "region", "PCODE", "code", "CTRY", "country")));

    private CardFields() {}

    /** The elements of the older vCard that the newer one has, too. */
    static Set<ElementName> oldNames() {
        return Stream.concat(SINGLE.stream().map(Single::oldName), STRUCTURED.stream().map(Structured::oldName))
                .map(name -> new ElementName(OLD, name)).collect(Collectors.toSet());
    }

    /** A vCard4 that says what a vCard says. */
    static Element toNew(Element card) {
        var result = Element.named(NEW, "vcard");
        for (Element part : card.children()) {
            for (Single field : SINGLE) {
                String value = part.name().localName().equals(field.oldName) ? oldValue(part, field) : "";
                if (!value.isEmpty()) {
                    result.child(Element.named(NEW, field.newName).child(field.type, field.prefix + value).build());
                }
            }
            for (Structured field : STRUCTURED) {
                if (part.name().localName().equals(field.oldName)) {
                    result.child(structured(part, NEW, field.newName, field.parts));
                }
            }
        }
        return result.build();
    }

    /** What a vCard4 says, as the parts of a vCard. */
    static List<Element> toOld(Element card) {
        List<Element> parts = new ArrayList<>();
        for (Element part : card.children()) {
            for (Single field : SINGLE) {
                String value = part.name().localName().equals(field.newName) ? newValue(part, field) : null;
                if (value != null) {
                    var old = Element.named(OLD, field.oldName);
                    parts.add(field.oldChild.isEmpty()
                            ? old.text(value).build()
                            : old.child(field.oldChild, value).build());
                }
            }
            for (Structured field : STRUCTURED) {
                if (part.name().localName().equals(field.newName)) {
                    parts.add(structured(part, OLD, field.oldName, swapped(field.parts)));
                }
            }
        }
        return parts;
    }

    private static String oldValue(Element part, Single field) {
        if (field.oldChild.isEmpty()) {
            return part.text().strip();
        }
        Element child = part.child(OLD, field.oldChild);
        return child == null ? "" : child.text().strip();
    }

    /** A value of whatever type, as a date may be a text; null when there is none of this field. */
    private static @Nullable String newValue(Element part, Single field) {
        return part.children().stream().filter(value -> !value.name().localName().equals("parameters"))
                .map(value -> value.text().strip())
                .filter(value -> !value.isEmpty() && value.startsWith(field.prefix)).findFirst()
                .map(value -> value.substring(field.prefix.length())).orElse(null);
    }

    private static Element structured(Element part, String namespace, String name, Map<String, String> names) {
        var result = Element.named(namespace, name);
        for (Element child : part.children()) {
            String wanted = names.get(child.name().localName());
            if (wanted != null && !child.text().isBlank()) {
                result.child(wanted, child.text());
            }
        }
        return result.build();
    }

    private static Map<String, String> swapped(Map<String, String> names) {
        return names.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    private static Map<String, String> parts(String... names) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i += 2) {
            parts.put(names[i], names[i + 1]);
        }
        return parts;
    }
}
