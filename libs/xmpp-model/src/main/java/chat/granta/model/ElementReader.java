package chat.granta.model;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a payload's bytes as trees; they were checked at the gateway, so a fault here is a bug, not bad input. */
final class ElementReader {
    private static final byte[] OPEN = "<p xmlns='jabber:client'>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "</p>".getBytes(StandardCharsets.US_ASCII);
    private static final XMLInputFactory FACTORY = factory();

    private ElementReader() {}

    static List<Element> read(byte[] xml) {
        InputStream wrapped = new SequenceInputStream(Collections.enumeration(List.of(new ByteArrayInputStream(OPEN),
                new ByteArrayInputStream(xml), new ByteArrayInputStream(CLOSE))));
        try {
            return read(FACTORY.createXMLStreamReader(wrapped, "UTF-8"));
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("payload is not well-formed: " + e.getMessage(), e);
        }
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

    private static Element.Builder start(XMLStreamReader reader) {
        String namespace = reader.getNamespaceURI();
        var builder = Element.named(namespace == null ? "" : namespace, reader.getLocalName());
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

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
