package chat.granta.stream;

import io.netty.buffer.ByteBuf;

/**
 * RFC 7395 section 3: a stream as WebSocket frames. There is no document around them, so each element declares its namespaces
 * (section 3.3.3), and {@code <open/>} and {@code <close/>} stand for the document's start and end tags (section 3.4).
 */
final class FrameWriter extends StreamWriter {
    static final String FRAMING = "urn:ietf:params:xml:ns:xmpp-framing";

    FrameWriter(String contentNamespace) {
        super(" xmlns:stream='" + STREAM_NAMESPACE + '\'', " xmlns='" + contentNamespace + '\'');
    }

    @Override
    public void header(ByteBuf out, StreamHeader header) {
        XmlBytes.raw(out, "<open");
        XmlBytes.attribute(out, "xmlns", FRAMING);
        attributes(out, header);
        XmlBytes.raw(out, "/>");
    }

    @Override
    public void footer(ByteBuf out) {
        XmlBytes.raw(out, "<close xmlns='" + FRAMING + "'/>");
    }
}
