package chat.granta.audit.page;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** RFC 6121 section 5.2.3: the text of a message. */
final class BodyText {
    private static final XMLInputFactory READERS = XMLInputFactory.newDefaultFactory();
    private static final int OF_THE_MESSAGE = 2;

    static {
        // RFC 6120 section 11.1: there are neither in stanzas, and nobody is to be asked for them.
        READERS.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        READERS.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private BodyText() {}

    /** Empty when there is none. */
    static String of(String message) {
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new StringReader(message));
            int depth = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    if (depth == OF_THE_MESSAGE && reader.getLocalName().equals("body")
                            && "jabber:client".equals(reader.getNamespaceURI())) {
                        return reader.getElementText();
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
            return "";
        } catch (XMLStreamException e) {
            return "";
        }
    }
}
