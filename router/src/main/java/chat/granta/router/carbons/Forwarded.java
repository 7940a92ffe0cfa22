package chat.granta.router.carbons;

import chat.granta.model.ElementName;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.XmlText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a carbon copy (XEP-0280 section 7 and 8, XEP-0297):
 *
 * <pre>
 * &lt;received xmlns='urn:xmpp:carbons:2'>
 *   &lt;forwarded xmlns='urn:xmpp:forward:0'>&lt;message xmlns='jabber:client' from='…' to='…'>…&lt;/message>&lt;/forwarded>
 * &lt;/received>
 * </pre>
 */
final class Forwarded {
    private Forwarded() {}

    static Payload sent(Message message) {
        return of("sent", message);
    }

    static Payload received(Message message) {
        return of("received", message);
    }

    /** The message's own payload is copied as it is: it stands in the namespace it came in. */
    private static Payload of(String direction, Message message) {
        var open = new StringBuilder(256).append('<').append(direction).append(" xmlns='").append(Carbons.NAMESPACE)
                .append("'><forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client'");
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
        xml.writeBytes(("</message></forwarded></" + direction + ">").getBytes(StandardCharsets.UTF_8));
        return new Payload(List.of(new ElementName(Carbons.NAMESPACE, direction)), xml.toByteArray());
    }

    private static void attribute(StringBuilder out, String name, @Nullable Object value) {
        if (value != null) {
            out.append(' ').append(name).append("='");
            XmlText.appendEscaped(out, value.toString());
            out.append('\'');
        }
    }
}
