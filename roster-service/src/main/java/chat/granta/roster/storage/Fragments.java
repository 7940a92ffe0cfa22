package chat.granta.roster.storage;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Splits a payload's only element into its children, each with the namespace declarations that it needs on its own; otherwise they
 * are as the client has sent them.
 */
final class Fragments {
    /** One child element; {@code isEmpty} when it has neither content nor attributes. */
    record Fragment(ElementName name, String xml, boolean isEmpty) {}

    private Fragments() {}

    static List<Fragment> of(Payload payload) {
        return payload.inner().children().stream().map(Fragments::fragment).toList();
    }

    private static Fragment fragment(Payload child) {
        Element element = child.elements().getFirst();
        String xml = child.toString();
        return new Fragment(Objects.requireNonNull(child.first()), xml,
                element.children().isEmpty() && element.text().isEmpty() && !hasAttributes(xml));
    }

    /** Attributes of other namespaces count, too. */
    private static boolean hasAttributes(String element) {
        String withoutValues = element.replaceAll("\"[^\"]*\"|'[^']*'", " ");
        String tag = withoutValues.substring(0, withoutValues.indexOf('>'));
        return Stream.of(tag.split("[ \t\r\n/]+")).skip(1).map(part -> part.split("=")[0])
                .anyMatch(name -> !name.isEmpty() && !name.equals("xmlns") && !name.startsWith("xmlns:"));
    }
}
