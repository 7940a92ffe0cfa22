package chat.granta.stream;

import com.fasterxml.aalto.AsyncXMLStreamReader;
import java.util.HashMap;
import java.util.Map;

/** The attributes of a start tag that belong to XMPP: those without namespace, and {@code xml:lang}. */
final class Attributes {
    private Attributes() {}

    static Map<String, String> of(AsyncXMLStreamReader<?> reader) {
        int count = reader.getAttributeCount();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> attributes = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            String prefix = reader.getAttributePrefix(i);
            String name = reader.getAttributeLocalName(i);
            if (prefix == null || prefix.isEmpty()) {
                attributes.put(name, reader.getAttributeValue(i));
            } else if (prefix.equals("xml") && name.equals("lang")) {
                attributes.put("xml:lang", reader.getAttributeValue(i));
            }
        }
        return attributes;
    }
}
