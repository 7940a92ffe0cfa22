package chat.granta.stream;

import chat.granta.model.XmlText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

/** Appends XML as UTF-8, without a string in between. */
final class XmlBytes {
    private XmlBytes() {}

    /** Appends markup as it is. */
    static void raw(ByteBuf out, String markup) {
        ByteBufUtil.writeUtf8(out, markup);
    }

    /** Appends a value, escaped; most values need no escaping and are not copied. */
    static void escaped(ByteBuf out, String value) {
        ByteBufUtil.writeUtf8(out, needsEscaping(value) ? XmlText.escaped(value) : value);
    }

    /** Appends an attribute with the space before it; a null value leaves it out. */
    static void attribute(ByteBuf out, String name, @Nullable String value) {
        if (value != null) {
            out.writeByte(' ');
            raw(out, name);
            raw(out, "='");
            escaped(out, value);
            out.writeByte('\'');
        }
    }

    private static boolean needsEscaping(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\'' || c == '"') {
                return true;
            }
        }
        return false;
    }
}
