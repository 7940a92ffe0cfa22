package chat.granta.stream;

import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The JDK's parser as the receiver of a stream: what does it see? */
final class OtherParser {
    /** A first-level child of the stream. */
    record Seen(ElementName name, Map<String, String> attributes) {
        static Seen of(TopLevelElement element) {
            return new Seen(element.name(), element.attributes());
        }
    }

    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    private OtherParser() {}

    /**
     * The first children of a stream on whose header's content namespace both sides agree.
     *
     * @throws XMLStreamException when fewer are well-formed
     */
    static List<Seen> first(int count, byte[] stream, String contentNamespace) throws XMLStreamException {
        XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(stream), "UTF-8");
        List<Seen> seen = new ArrayList<>();
        int complete = 0;
        int depth = 0;
        while (complete < count) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth == 2) {
                        seen.add(seen(reader, contentNamespace));
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (--depth == 1) {
                        complete++;
                    }
                }
                default -> {
                    // Text.
                }
            }
        }
        return seen;
    }

    private static Seen seen(XMLStreamReader reader, String contentNamespace) {
        String uri = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        boolean isContent = contentNamespace.equals(uri)
                && (uri.equals("jabber:server") || uri.equals("jabber:component:accept"));
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            String name = reader.getAttributeLocalName(i);
            if (prefix == null || prefix.isEmpty()) {
                attributes.put(name, reader.getAttributeValue(i));
            } else if (prefix.equals("xml") && name.equals("lang")) {
                attributes.put("xml:lang", reader.getAttributeValue(i));
            }
        }
        return new Seen(new ElementName(isContent ? Payload.CONTENT_NAMESPACE : uri, reader.getLocalName()),
                attributes);
    }
}
