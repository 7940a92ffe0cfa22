package chat.granta.handling.forward;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.XmlText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payload that forwards a message (XEP-0297), in an element that says why:
 *
 * <pre>
 * &lt;received xmlns='urn:xmpp:carbons:2'>
 *   &lt;forwarded xmlns='urn:xmpp:forward:0'>&lt;message xmlns='jabber:client' from='…' to='…'>…&lt;/message>&lt;/forwarded>
 * &lt;/received>
 * </pre>
 *
 * The message's own payload is copied as it is: it stands in the namespace it came in.
 */
public final class Forwarded {
    private Forwarded() {}

    /**
     * Forwards a message.
     *
     * @param wrapper without children
     * @param delay when the message was sent, or null
     */
    public static Payload of(Element wrapper, @Nullable Element delay, Message message) {
        var open = new StringBuilder(256).append('<').append(wrapper.name().localName());
        attribute(open, "xmlns", wrapper.name().namespace());
        wrapper.attributes().forEach((name, value) -> attribute(open, name, value));
        open.append("><forwarded xmlns='urn:xmpp:forward:0'>");
        if (delay != null) {
            open.append(delay.toXml());
        }
        open.append("<message xmlns='jabber:client'");
        attribute(open, "from", message.from());
        attribute(open, "to", message.to());
        attribute(open, "id", message.id());
        attribute(open, "type", message.wireType());
        attribute(open, "xml:lang", message.lang());
        open.append('>');
        byte[] payload = message.payload().xml();
        var xml = new ByteArrayOutputStream(open.length() + payload.length + 64);
        xml.writeBytes(open.toString().getBytes(StandardCharsets.UTF_8));
        xml.writeBytes(payload);
        xml.writeBytes(("</message></forwarded></" + wrapper.name().localName() + ">")
                .getBytes(StandardCharsets.UTF_8));
        return new Payload(List.of(new ElementName(wrapper.name().namespace(), wrapper.name().localName())),
                xml.toByteArray());
    }

    private static void attribute(StringBuilder out, String name, @Nullable Object value) {
        if (value != null) {
            out.append(' ').append(name).append("='");
            XmlText.appendEscaped(out, value.toString());
            out.append('\'');
        }
    }
}
