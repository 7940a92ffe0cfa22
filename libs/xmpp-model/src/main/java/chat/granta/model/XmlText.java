package chat.granta.model;

/** Escapes text for XML character data and attribute values (XML 1.0 section 2.4). */
public final class XmlText {
    private XmlText() {}

    /** Appends a value so that it reads back unchanged, both as character data and between either kind of quotes. */
    public static void appendEscaped(StringBuilder out, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\'' -> out.append("&apos;");
                case '"' -> out.append("&quot;");
                // Unescaped, a parser would turn these into spaces within attributes.
                case '\t' -> out.append("&#9;");
                case '\n' -> out.append("&#10;");
                case '\r' -> out.append("&#13;");
                default -> out.append(c);
            }
        }
    }

    public static String escaped(String value) {
        var out = new StringBuilder(value.length() + 16);
        appendEscaped(out, value);
        return out.toString();
    }
}
