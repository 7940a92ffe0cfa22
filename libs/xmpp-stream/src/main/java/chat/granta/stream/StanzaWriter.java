package chat.granta.stream;

import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Writes stanzas (RFC 6120 section 8), in the content namespace of the stream they stand on. Stateless; any thread. */
final class StanzaWriter {
    private StanzaWriter() {}

    /**
     * Appends a stanza as XML, its payload's bytes as they are.
     *
     * @param toOverride the {@code to} to write in place of the stanza's own; null keeps the stanza's
     * @param declaration of the content namespace, as an attribute with a space before it, or empty
     */
    static void write(ByteBuf out, Stanza stanza, @Nullable String toOverride, String declaration) {
        out.writeByte('<');
        XmlBytes.raw(out, stanza.name());
        XmlBytes.raw(out, declaration);
        XmlBytes.attribute(out, "from", text(stanza.from()));
        XmlBytes.attribute(out, "to", toOverride == null ? text(stanza.to()) : toOverride);
        XmlBytes.attribute(out, "id", stanza.id());
        XmlBytes.attribute(out, "type", stanza.wireType());
        XmlBytes.attribute(out, "xml:lang", stanza.lang());
        byte[] payload = stanza.payload().xml();
        if (payload.length == 0) {
            XmlBytes.raw(out, "/>");
            return;
        }
        out.writeByte('>');
        out.writeBytes(payload);
        XmlBytes.raw(out, "</");
        XmlBytes.raw(out, stanza.name());
        out.writeByte('>');
    }

    private static @Nullable String text(@Nullable Jid jid) {
        return jid == null ? null : jid.toString();
    }
}
