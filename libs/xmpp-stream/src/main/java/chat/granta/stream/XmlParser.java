package chat.granta.stream;

import com.fasterxml.aalto.AsyncByteArrayFeeder;
import com.fasterxml.aalto.AsyncXMLInputFactory;
import com.fasterxml.aalto.AsyncXMLStreamReader;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** An Aalto parser, fed whole tags and whole CDATA sections that {@link MarkupGuard} has let pass. */
final class XmlParser {
    static final StreamError MALFORMED = StreamError
            .notWellFormed("The stream is not well-formed XML with namespaces.");
    private static final AsyncXMLInputFactory FACTORY = factory();

    private final AsyncXMLStreamReader<AsyncByteArrayFeeder> reader = FACTORY.createAsyncForByteArray();

    /** The parser's view of the event {@link #next} has just returned. */
    AsyncXMLStreamReader<AsyncByteArrayFeeder> reader() {
        return reader;
    }

    /** Gives it more bytes; the array is read until {@link #next} returns {@code EVENT_INCOMPLETE}. */
    void feed(byte[] bytes, int from, int to) throws StreamFault {
        try {
            reader.getInputFeeder().feedInput(bytes, from, to - from);
        } catch (XMLStreamException e) {
            throw new StreamFault(MALFORMED);
        }
    }

    /** The next event that concerns elements, or {@code EVENT_INCOMPLETE}; text is passed over. */
    int next() throws StreamFault {
        try {
            int event;
            do {
                event = reader.next();
            } while (isText(event));
            if (event == XMLStreamConstants.START_ELEMENT && !QualifiedNames.areRight(reader)) {
                throw new StreamFault(MALFORMED);
            }
            return event;
        } catch (XMLStreamException | RuntimeException e) {
            // Unchecked ones too: whatever a parser stumbles over was not well-formed, and must not end an event loop's turn.
            throw new StreamFault(MALFORMED);
        }
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE || event == XMLStreamConstants.START_DOCUMENT;
    }

    private static AsyncXMLInputFactory factory() {
        // Symbol tables are merged into the factory's only when a parser is closed, which none is: no peer's names stay.
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }
}
