package chat.granta.stream;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The XML declaration before a stream header (XML 1.0 section 2.8, RFC 6120 sections 11.5 and 11.6). */
final class XmlDeclaration {
    private static final Pattern SHAPE = Pattern.compile("<\\?xml\\s+version\\s*=\\s*(?:'1\\.0'|\"1\\.0\")"
            + "(?:\\s+encoding\\s*=\\s*(?:'(?<single>[^'\"]*)'|\"(?<double>[^'\"]*)\"))?"
            + "(?:\\s+standalone\\s*=\\s*(?:'(?:yes|no)'|\"(?:yes|no)\"))?\\s*\\?>");

    private XmlDeclaration() {}

    static void check(byte[] bytes, int length) throws StreamFault {
        Matcher matcher = SHAPE.matcher(new String(bytes, 0, length, StandardCharsets.UTF_8));
        if (!matcher.matches()) {
            throw new StreamFault(StreamError.notWellFormed("The XML declaration is not one of XML 1.0."));
        }
        String encoding = matcher.group("single") == null ? matcher.group("double") : matcher.group("single");
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw new StreamFault(StreamError.unsupportedEncoding("A stream is encoded in UTF-8."));
        }
    }
}
