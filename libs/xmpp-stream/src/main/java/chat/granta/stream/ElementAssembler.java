package chat.granta.stream;

import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import com.fasterxml.aalto.AsyncXMLStreamReader;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/**
 * Puts one first-level child of the stream together while its bytes arrive (RFC 6120 section 4.1): its name and attributes
 * decoded, its content as the bytes that came. What is not a child but the end of the stream is told apart here too.
 */
final class ElementAssembler {
    private static final StreamEvent CLOSED = new StreamClosed();
    private static final StreamError SECOND_HEADER = StreamError.badFormat("A stream header within the stream.");
    private static final StreamError UNEXPECTED = StreamError.restrictedXml("Only elements and text are allowed.");

    private final StreamContext context;
    private final StreamLimits limits;
    private final ElementParser parser;
    private final InheritedNamespaces inherited;
    private final List<ElementName> children = new ArrayList<>(4);
    private @Nullable ElementName name;
    private Map<String, String> attributes = Map.of();
    private int parsed;
    private int depth;
    private int elements;
    private int ownNamespaces;
    private int contentStart;

    ElementAssembler(StreamContext context, StreamLimits limits) throws StreamFault {
        this.context = context;
        this.limits = limits;
        this.parser = ParserPool.borrow(context, new MarkupGuard(limits, false));
        this.inherited = new InheritedNamespaces(limits.maxElementBytes());
    }

    /** Takes bytes up to the end of the next tag; null when the element is still incomplete. */
    @Nullable
    StreamEvent read(ByteBuf in) throws StreamFault {
        ElementBuffer buffer = parser.buffer();
        if (!buffer.take(in)) {
            return null;
        }
        parser.xml().feed(buffer.bytes(), parsed, buffer.length());
        parsed = buffer.length();
        boolean isTagUnread = buffer.guard().isTagEnd();
        while (true) {
            switch (parser.xml().next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    start(parser.xml().reader());
                    isTagUnread = false;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    isTagUnread = false;
                    if (depth == 0) {
                        return CLOSED;
                    }
                    inherited.end(depth);
                    if (--depth == 0) {
                        return complete();
                    }
                }
                case AsyncXMLStreamReader.EVENT_INCOMPLETE -> {
                    if (isTagUnread) {
                        // A whole tag, and Aalto waits for more: it compares names four bytes at a time.
                        throw new StreamFault(XmlParser.MALFORMED);
                    }
                    return null;
                }
                default -> throw new StreamFault(UNEXPECTED);
            }
        }
    }

    private void start(AsyncXMLStreamReader<?> reader) throws StreamFault {
        depth++;
        elements++;
        within(depth, limits.maxDepth(), "An element nests deeper than %d.");
        within(elements, limits.maxElements(), "An element holds more than %d elements.");
        String uri = orEmpty(reader.getNamespaceURI());
        if (depth == 1) {
            startOfAll(reader, uri);
            return;
        }
        if (depth == 2) {
            children.add(nameOf(uri, reader));
            inherited.child(endOfName(parser.buffer().guard().tagStart() + 1));
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            inherited.declare(orEmpty(reader.getNamespacePrefix(i)), depth);
        }
        namespacesWithinLimit();
        String prefix = orEmpty(reader.getPrefix());
        if (!prefix.isEmpty() || !context.isContent(uri)) {
            inherited.use(prefix, uri);
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String attributePrefix = orEmpty(reader.getAttributePrefix(i));
            if (!attributePrefix.isEmpty()) {
                inherited.use(attributePrefix, orEmpty(reader.getAttributeNamespace(i)));
            }
        }
    }

    private void startOfAll(AsyncXMLStreamReader<?> reader, String uri) throws StreamFault {
        if (uri.equals(StreamWriter.STREAM_NAMESPACE) && reader.getLocalName().equals("stream")) {
            throw new StreamFault(SECOND_HEADER);
        }
        name = nameOf(uri, reader);
        attributes = Attributes.of(reader);
        ownNamespaces = reader.getNamespaceCount();
        namespacesWithinLimit();
        contentStart = parser.buffer().length();
    }

    private StreamEvent complete() throws StreamFault {
        ElementBuffer buffer = parser.buffer();
        // An empty-element tag begins before the content, which it has none of, would.
        int contentEnd = Math.max(contentStart, buffer.guard().tagStart());
        byte[] content = inherited.insertInto(buffer.bytes(), contentStart, contentEnd);
        if (content == null && contentEnd > contentStart) {
            content = Arrays.copyOfRange(buffer.bytes(), contentStart, contentEnd);
        }
        var event = new TopLevelElement(Objects.requireNonNull(name), attributes,
                content == null ? Payload.EMPTY : new Payload(children, content));
        ParserPool.giveBack(parser);
        return event;
    }

    private ElementName nameOf(String uri, AsyncXMLStreamReader<?> reader) {
        return new ElementName(context.isContent(uri) ? Payload.CONTENT_NAMESPACE : uri, reader.getLocalName());
    }

    private int endOfName(int from) {
        byte[] bytes = parser.buffer().bytes();
        int end = from;
        while (bytes[end] > ' ' && bytes[end] != '/' && bytes[end] != '>' || bytes[end] < 0) {
            end++;
        }
        return end;
    }

    private void namespacesWithinLimit() throws StreamFault {
        within(ownNamespaces + inherited.declaredInForce(), limits.maxNamespaces(),
                "More than %d namespace declarations are in force.");
    }

    private static void within(int count, int limit, String message) throws StreamFault {
        if (count > limit) {
            throw new StreamFault(StreamError.policyViolation(message.formatted(limit)));
        }
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
