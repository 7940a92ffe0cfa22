package chat.granta.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small immutable XML tree, for payloads that a handler reads or makes. Attributes are in no namespace but for
 * {@code xml:lang}, which keeps its prefix; others are not read, and mixed content has its text joined. So what others have
 * written is never written again from a tree: it is passed on as its bytes ({@link Payload#without}).
 */
public record Element(ElementName name, Map<String, String> attributes, List<Element> children, String text) {
    public Element {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    public static Builder named(String namespace, String localName) {
        return named(new ElementName(namespace, localName));
    }

    public static Builder named(ElementName name) {
        return new Builder(name);
    }

    public @Nullable String attribute(String attribute) {
        return attributes.get(attribute);
    }

    /** The first child with this name, or null. */
    public @Nullable Element child(String namespace, String localName) {
        var wanted = new ElementName(namespace, localName);
        for (Element child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return null;
    }

    /** This element as XML that stands for itself in a stream whose content namespace is the payload's. */
    public String toXml() {
        var out = new StringBuilder(128);
        write(out, Payload.CONTENT_NAMESPACE);
        return out.toString();
    }

    private void write(StringBuilder out, String outer) {
        out.append('<').append(name.localName());
        if (!name.namespace().equals(outer)) {
            out.append(" xmlns='");
            XmlText.appendEscaped(out, name.namespace());
            out.append('\'');
        }
        attributes.forEach((key, value) -> {
            out.append(' ').append(key).append("='");
            XmlText.appendEscaped(out, value);
            out.append('\'');
        });
        if (children.isEmpty() && text.isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        XmlText.appendEscaped(out, text);
        for (Element child : children) {
            child.write(out, name.namespace());
        }
        out.append("</").append(name.localName()).append('>');
    }

    /** Puts an element together; a child inherits nothing but is written without a needless declaration. */
    public static final class Builder {
        private final ElementName name;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final List<Element> children = new ArrayList<>();
        private String text = "";

        private Builder(ElementName name) {
            this.name = name;
        }

        /** Sets an attribute; a null value leaves it out. */
        public Builder attribute(String key, @Nullable String value) {
            if (value != null) {
                attributes.put(key, value);
            }
            return this;
        }

        public Builder child(Element child) {
            children.add(child);
            return this;
        }

        /** Adds a child in the parent's own namespace that holds only text. */
        public Builder child(String localName, String childText) {
            return child(Element.named(name.namespace(), localName).text(childText).build());
        }

        public Builder text(String value) {
            text = value;
            return this;
        }

        public Element build() {
            return new Element(name, attributes, children, text);
        }
    }
}
