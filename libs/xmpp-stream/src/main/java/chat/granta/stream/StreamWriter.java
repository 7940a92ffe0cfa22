package chat.granta.stream;

import chat.granta.model.Element;
import io.netty.buffer.ByteBuf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what stands around stanzas: the stream's header and end, its features and its error (RFC 6120 section 4).
 * Stateless; any thread.
 */
public final class StreamWriter {
    /** The namespace of {@code <stream:stream>} (RFC 6120 section 4.8.1). */
    public static final String STREAM_NAMESPACE = "http://etherx.jabber.org/streams";

    private StreamWriter() {}

    /** Appends the XML declaration and the header of a client stream, version 1.0 (RFC 6120 section 4.7). */
    public static void header(ByteBuf out, @Nullable String from, @Nullable String to, @Nullable String id,
            @Nullable String lang) {
        XmlBytes.raw(out, "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='");
        XmlBytes.raw(out, STREAM_NAMESPACE);
        out.writeByte('\'');
        XmlBytes.attribute(out, "from", from);
        XmlBytes.attribute(out, "to", to);
        XmlBytes.attribute(out, "id", id);
        XmlBytes.attribute(out, "version", "1.0");
        XmlBytes.attribute(out, "xml:lang", lang);
        out.writeByte('>');
    }

    /** Appends {@code <stream:features>} (RFC 6120 section 4.3.2) with these features, in order. */
    public static void features(ByteBuf out, List<Element> features) {
        if (features.isEmpty()) {
            XmlBytes.raw(out, "<stream:features/>");
            return;
        }
        XmlBytes.raw(out, "<stream:features>");
        features.forEach(feature -> element(out, feature));
        XmlBytes.raw(out, "</stream:features>");
    }

    /** Appends {@code <stream:error>} (RFC 6120 section 4.9.2); {@link #footer} is to follow. */
    public static void error(ByteBuf out, StreamError error) {
        XmlBytes.raw(out, "<stream:error>");
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

    /** Appends the end of the stream (RFC 6120 section 4.4). */
    public static void footer(ByteBuf out) {
        XmlBytes.raw(out, "</stream:stream>");
    }

    /** Appends an element onto a stream whose content namespace is {@code jabber:client}. */
    public static void element(ByteBuf out, Element element) {
        XmlBytes.raw(out, element.toXml());
    }
}
