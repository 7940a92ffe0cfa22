package chat.granta.router.caps;

import chat.granta.handling.disco.CapsHash;
import chat.granta.handling.disco.DiscoInfo;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.FormXml;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What a client's service discovery says of the nodes in which it is interested (XEP-0163 section 4.3.2), and whether its hash proves it. */
final class DiscoveredInterests {
    private static final String NOTIFY = "+notify";
    private static final int MAX_NODES = 100;
    /** The longest name that a node can have here. */
    private static final int MAX_NAME = 500;

    private final Element info;

    private DiscoveredInterests(Element info) {
        this.info = info;
    }

    /** @param answer an IQ result or error; of an error, and of any other result, nothing is learned */
    static DiscoveredInterests of(Iq answer) {
        Element empty = Element.named(DiscoInfo.NAMESPACE, "query").build();
        if (answer.type() != Iq.Type.RESULT) {
            return new DiscoveredInterests(empty);
        }
        return new DiscoveredInterests(answer.payload().elements(empty.name()).stream().findFirst().orElse(empty));
    }

    List<String> nodes() {
        return features().stream().filter(feature -> feature.endsWith(NOTIFY))
                .map(feature -> feature.substring(0, feature.length() - NOTIFY.length()))
                .filter(node -> !node.isEmpty() && node.length() <= MAX_NAME).distinct().sorted().limit(MAX_NODES)
                .toList();
    }

    /**
     * XEP-0115 section 5.4: whether a hash is of this answer, and of no answer that says otherwise.
     *
     * @param caps the algorithm and the hash; of another algorithm than this service's own nothing is proved
     */
    boolean isProvedBy(String caps) {
        return caps.equals(CapsHash.ALGORITHM + ' ' + CapsHash.of(info)) && isUnambiguous();
    }

    /**
     * The hash is of parts that are put one behind another, so that an identity or a form could be written that hashes as
     * features do. No honest client's answer looks like that, or has anything twice (step 3 of section 5.4).
     */
    private boolean isUnambiguous() {
        Set<String> seen = new HashSet<>();
        for (Element child : info.children()) {
            boolean isFine = switch (child.name().localName()) {
                case "identity" -> isPlain(child, "category") && isPlain(child, "type")
                        && !text(child, "xml:lang").contains("/") && !text(child, "name").contains("<")
                        && seen.add("identity " + child.attributes());
                case "feature" -> !text(child, "var").contains("<") && seen.add("feature " + text(child, "var"));
                case "x" -> !child.name().namespace().equals(DataForm.NAMESPACE)
                        || isFine(child) && seen.add("form " + FormXml.formType(child));
                default -> true;
            };
            if (!isFine) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(Element identity, String attribute) {
        String value = text(identity, attribute);
        return !value.isEmpty() && !value.contains("/") && !value.contains("<");
    }

    private static boolean isFine(Element form) {
        return FormXml.fields(form).stream().allMatch(field -> isFine(text(field, "var"))
                && FormXml.values(field).stream().allMatch(DiscoveredInterests::isFine));
    }

    private static boolean isFine(String part) {
        return !part.contains("<") && !part.endsWith(NOTIFY);
    }

    private List<String> features() {
        return info.children().stream().filter(child -> child.name().localName().equals("feature"))
                .map(feature -> text(feature, "var")).toList();
    }

    private static String text(Element element, String attribute) {
        return Objects.requireNonNullElse(element.attribute(attribute), "");
    }
}
