package chat.granta.stream;

import chat.granta.model.XmlText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * What a stream header leaves behind for the elements inside (Namespaces in XML 1.0 section 6): the prefix of its name and
 * its namespace declarations, the default one under {@code ""}. Streams of equal context can share parsers.
 */
record StreamContext(String rootPrefix, Map<String, String> namespaces) {
    static final StreamContext CLIENT = new StreamContext("stream",
            Map.of("", StreamHeader.CLIENT, "stream", StreamWriter.STREAM_NAMESPACE));

    private static final Set<String> CONTENT = Set.of(StreamHeader.CLIENT, StreamHeader.SERVER, StreamHeader.COMPONENT);

    /** The header's default namespace, {@code ""} when it has none. */
    String contentNamespace() {
        return namespaces.getOrDefault("", "");
    }

    /**
     * Whether this is the namespace that a payload's elements are in without saying so. A header's default namespace that is
     * no content namespace is not: its elements are made to say it.
     */
    boolean isContent(String uri) {
        return uri.equals(contentNamespace()) && CONTENT.contains(uri);
    }

    /** A header that puts a fresh parser into this context. */
    byte[] header() {
        var out = new StringBuilder("<");
        if (!rootPrefix.isEmpty()) {
            out.append(rootPrefix).append(':');
        }
        out.append("stream");
        namespaces.forEach((prefix, uri) -> {
            out.append(prefix.isEmpty() ? " xmlns='" : " xmlns:" + prefix + "='");
            XmlText.appendEscaped(out, uri);
            out.append('\'');
        });
        return out.append('>').toString().getBytes(StandardCharsets.UTF_8);
    }
}
