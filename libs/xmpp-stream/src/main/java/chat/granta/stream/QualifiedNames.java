package chat.granta.stream;

import com.fasterxml.aalto.util.XmlChars;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What Namespaces in XML 1.0 demands of a start tag and Aalto lets pass: the part behind a colon is a name too (section 4),
 * and a prefix is not bound to nothing (section 5). Other parsers refuse both.
 */
final class QualifiedNames {
    private QualifiedNames() {}

    /** Whether the start tag the reader is at keeps these rules. */
    static boolean areRight(XMLStreamReader reader) {
        if (isPresent(reader.getPrefix()) && !beginsName(reader.getLocalName())) {
            return false;
        }
        for (int i = reader.getAttributeCount() - 1; i >= 0; i--) {
            if (isPresent(reader.getAttributePrefix(i)) && !beginsName(reader.getAttributeLocalName(i))) {
                return false;
            }
        }
        for (int i = reader.getNamespaceCount() - 1; i >= 0; i--) {
            String prefix = reader.getNamespacePrefix(i);
            if (isPresent(prefix) && !(beginsName(prefix) && isPresent(reader.getNamespaceURI(i)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPresent(@Nullable String part) {
        return part != null && !part.isEmpty();
    }

    private static boolean beginsName(String part) {
        char c = part.charAt(0);
        return c < 0x80 ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' : XmlChars.is10NameStartChar(c);
    }
}
