package chat.granta.stream;

import io.netty.buffer.ByteBuf;

/** RFC 6120 section 4: a stream as one XML document, whose root declares the namespaces for all that stands in it. */
final class DocumentWriter extends StreamWriter {
    static final DocumentWriter INSTANCE = new DocumentWriter();

    private DocumentWriter() {
        super("", "");
    }

    @Override
    public void header(ByteBuf out, StreamHeader header) {
        XmlBytes.raw(out, "<?xml version='1.0'?><stream:stream");
        XmlBytes.attribute(out, "xmlns", header.contentNamespace());
        XmlBytes.attribute(out, "xmlns:stream", STREAM_NAMESPACE);
        if (header.contentNamespace().equals(StreamHeader.SERVER)) {
            // XEP-0220 2: servers know its elements by the prefix that is declared here.
            XmlBytes.attribute(out, "xmlns:db", "jabber:server:dialback");
        }
        attributes(out, header);
        out.writeByte('>');
    }

    @Override
    public void footer(ByteBuf out) {
        XmlBytes.raw(out, "</stream:stream>");
    }
}
