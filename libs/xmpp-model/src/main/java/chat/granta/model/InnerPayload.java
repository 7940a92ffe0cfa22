package chat.granta.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What stands within an element, as a payload of its own: what the element declares (Namespaces in XML 1.0 section 6), each of its
 * children declares itself, unless it declares something else in its place. All else is the same byte for byte.
 */
final class InnerPayload {
    private record Child(ElementName name, Set<String> declared) {}

    private final Map<String, String> declared = new LinkedHashMap<>();
    private final List<Child> children = new ArrayList<>();

    private InnerPayload() {}

    /** @param element one element, as it stands in a payload */
    static Payload of(byte[] element) {
        int start = ChildSpans.endOfTag(element, 1);
        if (element[start - 2] == '/') {
            return Payload.EMPTY;
        }
        int end = element.length - 1;
        while (element[end] != '<') {
            end--;
        }
        byte[] content = Arrays.copyOfRange(element, start, end);
        var inner = new InnerPayload();
        try {
            inner.read(ElementReader.reader(element, 0, element.length));
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("payload is not well-formed: " + e.getMessage(), e);
        }
        return new Payload(inner.children.stream().map(Child::name).toList(), inner.declaring(content));
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        int depth = 0;
        do {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    // The first element is the reader's own wrapper.
                    if (depth == 2) {
                        declarations(reader, declared);
                    } else if (depth == 3) {
                        Map<String, String> own = new LinkedHashMap<>();
                        declarations(reader, own);
                        children.add(new Child(ElementReader.name(reader), new HashSet<>(own.keySet())));
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // Text has no part in this.
                }
            }
        } while (depth > 0);
    }

    private static void declarations(XMLStreamReader reader, Map<String, String> into) {
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            into.put(orEmpty(reader.getNamespacePrefix(i)), ElementReader.namespace(reader.getNamespaceURI(i)));
        }
    }

    private byte[] declaring(byte[] content) {
        if (declared.isEmpty()) {
            return content;
        }
        ChildSpans spans = ChildSpans.of(content);
        var out = new ByteArrayOutputStream(content.length + 64);
        int done = 0;
        for (int i = 0; i < children.size(); i++) {
            int nameEnd = spans.start(i) + 1;
            while (" \t\r\n/>".indexOf(content[nameEnd]) < 0) {
                nameEnd++;
            }
            out.write(content, done, nameEnd - done);
            out.writeBytes(missingIn(children.get(i)).getBytes(StandardCharsets.UTF_8));
            done = nameEnd;
        }
        out.write(content, done, content.length - done);
        return out.toByteArray();
    }

    private String missingIn(Child child) {
        var missing = new StringBuilder();
        declared.forEach((prefix, uri) -> {
            if (!child.declared.contains(prefix)) {
                missing.append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix).append("='")
                        .append(XmlText.escaped(uri))
                        .append('\'');
            }
        });
        return missing.toString();
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
