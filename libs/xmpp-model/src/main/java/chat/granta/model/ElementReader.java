package chat.granta.model;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.io.Stax2ByteArraySource;
import org.jspecify.annotations.Nullable;

/** Reads a payload's bytes as trees; they were checked at the gateway, so a fault here is a bug, not bad input. */
final class ElementReader {
    private static final byte[] OPEN = "<p xmlns='jabber:client'>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "</p>".getBytes(StandardCharsets.US_ASCII);
    private static final XMLInputFactory2 FACTORY = factory();

    private ElementReader() {}

    static List<Element> read(byte[] xml, int from, int to) {
        try {
            return read(reader(xml, from, to));
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("payload is not well-formed: " + e.getMessage(), e);
        }
    }

    /** A parser of a part of a payload, within one more element. */
    static XMLStreamReader reader(byte[] xml, int from, int to) throws XMLStreamException {
        byte[] wrapped = ByteBuffer.allocate(OPEN.length + to - from + CLOSE.length).put(OPEN).put(xml, from, to - from)
                .put(CLOSE).array();
        // Never closed: with that the names in it would join the factory's, and stay for ever.
        return FACTORY.createXMLStreamReader(new Stax2ByteArraySource(wrapped, 0, wrapped.length));
    }

    private static List<Element> read(XMLStreamReader reader) throws XMLStreamException {
        Deque<Element.Builder> open = new ArrayDeque<>();
        Deque<StringBuilder> texts = new ArrayDeque<>();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    open.push(start(reader));
                    texts.push(new StringBuilder());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    texts.getFirst().append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    Element done = open.pop().text(texts.pop().toString()).build();
                    if (open.isEmpty()) {
                        return done.children();
                    }
                    open.getFirst().child(done);
                }
                default -> {
                    // Comments and the like were refused at the gateway.
                }
            }
        }
    }

    static ElementName name(XMLStreamReader reader) {
        return new ElementName(namespace(reader.getNamespaceURI()), reader.getLocalName());
    }

    private static Element.Builder start(XMLStreamReader reader) {
        var builder = Element.named(name(reader));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            if (prefix == null || prefix.isEmpty()) {
                builder.attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            } else if (prefix.equals("xml")) {
                builder.attribute("xml:" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
        return builder;
    }

    /** White space in attributes means spaces (XML 1.0 section 3.3.3), which Aalto forgets where they declare a namespace. */
    static String namespace(@Nullable String name) {
        return name == null ? "" : name.replace('\r', ' ').replace('\n', ' ').replace('\t', ' ');
    }

    private static XMLInputFactory2 factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
