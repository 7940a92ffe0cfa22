package chat.granta.stream;

/**
 * A parser that stands within a stream of some context, between two elements, and a buffer; lent to one stream for one
 * element at a time by {@link ParserPool}.
 */
final class ElementParser {
    // A parser keeps every name it has seen, so it is not kept for ever; nor is a buffer that one element made large.
    private static final int BYTES_IN_ITS_LIFE = 256 * 1024;
    private static final int LARGEST_KEPT_BUFFER = 4 * 1024;

    private final StreamContext context;
    private final XmlParser xml;
    private final ElementBuffer buffer;
    private int bytesServed;

    /** A fresh parser for an element under this guard. */
    ElementParser(StreamContext context, MarkupGuard guard) throws StreamFault {
        this.context = context;
        this.xml = new XmlParser();
        this.buffer = new ElementBuffer(guard);
        byte[] header = context.header();
        xml.feed(header, 0, header.length);
        xml.next();
    }

    void reset(MarkupGuard guard) {
        buffer.reset(guard);
    }

    StreamContext context() {
        return context;
    }

    XmlParser xml() {
        return xml;
    }

    ElementBuffer buffer() {
        return buffer;
    }

    /** Whether it may serve another element, now that one is complete. */
    boolean isReusable() {
        bytesServed += buffer.length();
        return bytesServed < BYTES_IN_ITS_LIFE && buffer.capacity() <= LARGEST_KEPT_BUFFER;
    }
}
