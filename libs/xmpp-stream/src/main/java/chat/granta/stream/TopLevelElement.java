package chat.granta.stream;

import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A first-level child of the stream (RFC 6120 section 4.1): a stanza, or one of the elements that negotiate and manage
 * the stream.
 *
 * @param name its name; the stream's content namespace, {@code jabber:client} or {@code jabber:server}, is always given
 *     as {@link Payload#CONTENT_NAMESPACE}
 * @param attributes the attributes without namespace, and {@code xml:lang}, decoded
 * @param content what is inside, as it came
 */
public record TopLevelElement(ElementName name, Map<String, String> attributes, Payload content)
        implements
            StreamEvent {
    private static final byte[] OPEN = {'<', 't', '>'};
    private static final byte[] CLOSE = {'<', '/', 't', '>'};

    public TopLevelElement {
        attributes = Map.copyOf(attributes);
    }

    public @Nullable String attribute(String attribute) {
        return attributes.get(attribute);
    }

    public boolean is(String namespace, String localName) {
        return name.localName().equals(localName) && name.namespace().equals(namespace);
    }

    /** The character data directly inside this element, references and CDATA sections decoded; children's is left out. */
    public String text() {
        byte[] xml = content.xml();
        for (byte b : xml) {
            if (b == '&' || b == '<' || b == '\r') {
                return parsedText(xml);
            }
        }
        return new String(xml, StandardCharsets.UTF_8);
    }

    private static String parsedText(byte[] xml) {
        var wrapped = new ByteArrayOutputStream(xml.length + OPEN.length + CLOSE.length);
        wrapped.writeBytes(OPEN);
        wrapped.writeBytes(xml);
        wrapped.writeBytes(CLOSE);
        return new Payload(List.of(), wrapped.toByteArray()).elements().getFirst().text();
    }
}
