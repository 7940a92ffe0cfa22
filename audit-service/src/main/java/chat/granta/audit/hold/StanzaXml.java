package chat.granta.audit.hold;

import chat.granta.model.Message;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A message as XML, as its addressee's client would have read it. */
public final class StanzaXml {
    private StanzaXml() {}

    public static String of(Message message, String to) {
        var xml = new StringBuilder("<message xmlns=\"jabber:client\"");
        attribute(xml, "from", String.valueOf(message.from()));
        attribute(xml, "to", to);
        attribute(xml, "type", message.wireType());
        attribute(xml, "id", message.id());
        attribute(xml, "xml:lang", message.lang());
        return xml.append('>').append(new String(message.payload().xml(), StandardCharsets.UTF_8)).append("</message>")
                .toString();
    }

    private static void attribute(StringBuilder xml, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            xml.append(' ').append(name).append("=\"")
                    .append(value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;")).append('"');
        }
    }
}
