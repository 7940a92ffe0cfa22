package chat.granta.stream;

import org.jspecify.annotations.Nullable;

/**
 * A stream header to be sent (RFC 6120 section 4.7), of version 1.0 unless it is for a component; what is null is left out.
 *
 * @param contentNamespace the namespace of stanzas (RFC 6120 section 4.8.2): {@code jabber:client},
 *     {@code jabber:server} or {@code jabber:component:accept}
 * @param from who sends it
 * @param to whom it is for
 * @param id the stream's, given by whoever answers a header (RFC 6120 section 4.7.3)
 * @param lang language of what people are to read on the stream
 */
public record StreamHeader(String contentNamespace, @Nullable String from, @Nullable String to, @Nullable String id,
        @Nullable String lang) {
    public static final String CLIENT = "jabber:client";
    public static final String SERVER = "jabber:server";
    /** XEP-0114 section 3: streams of components, which are older than versions and features. */
    public static final String COMPONENT = "jabber:component:accept";
}
