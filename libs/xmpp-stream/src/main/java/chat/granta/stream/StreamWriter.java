package chat.granta.stream;

import chat.granta.model.Element;
import chat.granta.model.Stanza;
import io.netty.buffer.ByteBuf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what stands on a stream: its header and end, its features and its error (RFC 6120 section 4), stanzas and other
 * elements. How much an element has to declare depends on what carries it. Immutable; any thread.
 */
public abstract sealed class StreamWriter permits DocumentWriter, FrameWriter {
    /** The namespace of {@code <stream:stream>} (RFC 6120 section 4.8.1). */
    public static final String STREAM_NAMESPACE = "http://etherx.jabber.org/streams";

    private final String streamDeclaration;
    private final String contentDeclaration;

    /**
     * @param streamDeclaration the attribute that declares the prefix {@code stream}, with a space before it, where each
     *     element has to; else empty
     * @param contentDeclaration likewise the content namespace, as the default one
     */
    StreamWriter(String streamDeclaration, String contentDeclaration) {
        this.streamDeclaration = streamDeclaration;
        this.contentDeclaration = contentDeclaration;
    }

    /** One XML document in each direction, as on TCP (RFC 6120 section 4). */
    public static StreamWriter ofDocument() {
        return DocumentWriter.INSTANCE;
    }

    /**
     * A sequence of elements that each stand for themselves, as in WebSocket frames (RFC 7395 section 3.3.3); one call
     * writes one frame.
     *
     * @param contentNamespace {@code jabber:client}, the only one RFC 7395 knows, or {@code jabber:server}
     */
    public static StreamWriter ofFrames(String contentNamespace) {
        return new FrameWriter(contentNamespace);
    }

    /** Appends the header (RFC 6120 section 4.7). */
    public abstract void header(ByteBuf out, StreamHeader header);

    /** Appends the end of the stream (RFC 6120 section 4.4). */
    public abstract void footer(ByteBuf out);

    /** Appends {@code <stream:features>} (RFC 6120 section 4.3.2) with these features, in order. */
    public final void features(ByteBuf out, List<Element> features) {
        XmlBytes.raw(out, "<stream:features");
        XmlBytes.raw(out, streamDeclaration);
        if (features.isEmpty()) {
            XmlBytes.raw(out, "/>");
            return;
        }
        out.writeByte('>');
        features.forEach(feature -> element(out, feature));
        XmlBytes.raw(out, "</stream:features>");
    }

    /** Appends {@code <stream:error>} (RFC 6120 section 4.9.2); {@link #footer} is to follow. */
    public final void error(ByteBuf out, StreamError error) {
        XmlBytes.raw(out, "<stream:error");
        XmlBytes.raw(out, streamDeclaration);
        out.writeByte('>');
        element(out, Element.named(StreamError.NAMESPACE, error.condition())
                .text(error.content() == null ? "" : error.content()).build());
        if (error.text() != null) {
            element(out, Element.named(StreamError.NAMESPACE, "text").attribute("xml:lang", "en").text(error.text())
                    .build());
        }
        if (error.detail() != null) {
            element(out, error.detail());
        }
        XmlBytes.raw(out, "</stream:error>");
    }

    /** Appends an element that is no stanza, and so declares its namespace itself. */
    public final void element(ByteBuf out, Element element) {
        XmlBytes.raw(out, element.toXml());
    }

    /**
     * Appends a stanza (RFC 6120 section 8), its payload's bytes as they are.
     *
     * @param to the addressee to write in place of the stanza's own; null keeps the stanza's
     */
    public final void stanza(ByteBuf out, Stanza stanza, @Nullable String to) {
        StanzaWriter.write(out, stanza, to, contentDeclaration);
    }

    /** Appends what every form of a header says. */
    static void attributes(ByteBuf out, StreamHeader header) {
        XmlBytes.attribute(out, "from", header.from());
        XmlBytes.attribute(out, "to", header.to());
        XmlBytes.attribute(out, "id", header.id());
        if (!header.contentNamespace().equals(StreamHeader.COMPONENT)) {
            XmlBytes.attribute(out, "version", "1.0");
        }
        XmlBytes.attribute(out, "xml:lang", header.lang());
    }
}
