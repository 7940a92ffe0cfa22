package chat.granta.stream;

import com.fasterxml.aalto.AsyncXMLStreamReader;
import io.netty.buffer.ByteBuf;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** Reads a stream header with its XML declaration (RFC 6120 sections 4.7 and 4.8). */
final class HeaderReader {
    /** A header, and what it means for the elements that follow. */
    record Header(StreamOpened event, StreamContext context) {}

    private final ElementBuffer buffer;

    HeaderReader(StreamLimits limits) {
        this.buffer = new ElementBuffer(new MarkupGuard(limits, true));
    }

    /** Takes bytes up to the end of the header; null when it is still incomplete. */
    @Nullable
    Header read(ByteBuf in) throws StreamFault {
        while (buffer.length() > 0 || ElementBuffer.skipWhitespace(in)) {
            if (!buffer.take(in)) {
                return null;
            }
            if (!buffer.guard().isDeclaration()) {
                return header();
            }
            XmlDeclaration.check(buffer.bytes(), buffer.length());
            buffer.reset(new MarkupGuard(buffer.guard().limits(), false));
        }
        return null;
    }

    private Header header() throws StreamFault {
        var xml = new XmlParser();
        xml.feed(buffer.bytes(), 0, buffer.length());
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
            throw new StreamFault(XmlParser.MALFORMED);
        }
        AsyncXMLStreamReader<?> reader = xml.reader();
        checkName(reader);
        if (buffer.bytes()[buffer.length() - 2] == '/') {
            throw new StreamFault(StreamError.badFormat("The stream header is an empty element."));
        }
        StreamContext context = context(reader);
        return new Header(opened(reader, context), context);
    }

    private static void checkName(AsyncXMLStreamReader<?> reader) throws StreamFault {
        if (!reader.getLocalName().equals("stream")) {
            throw new StreamFault(StreamError.badFormat("The first element is not <stream:stream>."));
        }
        if (!StreamWriter.STREAM_NAMESPACE.equals(reader.getNamespaceURI())) {
            throw new StreamFault(StreamError
                    .invalidNamespace("<stream> is not in the namespace " + StreamWriter.STREAM_NAMESPACE + "."));
        }
        if (reader.getPrefix() == null || reader.getPrefix().isEmpty()) {
            // RFC 6120 4.8.2: else the elements inside would be in the streams namespace too.
            throw new StreamFault(StreamError.badNamespacePrefix("<stream:stream> needs its prefix."));
        }
    }

    private static StreamContext context(AsyncXMLStreamReader<?> reader) {
        Map<String, String> namespaces = HashMap.newHashMap(reader.getNamespaceCount());
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = reader.getNamespacePrefix(i);
            String uri = reader.getNamespaceURI(i);
            namespaces.put(prefix == null ? "" : prefix, uri == null ? "" : uri);
        }
        var context = new StreamContext(reader.getPrefix(), Map.copyOf(namespaces));
        return context.equals(StreamContext.CLIENT) ? StreamContext.CLIENT : context;
    }

    private static StreamOpened opened(AsyncXMLStreamReader<?> reader, StreamContext context) {
        Map<String, String> attributes = Attributes.of(reader);
        return new StreamOpened(attributes.get("to"), attributes.get("from"), attributes.get("version"),
                attributes.get("xml:lang"), attributes.get("id"), context.contentNamespace());
    }
}
