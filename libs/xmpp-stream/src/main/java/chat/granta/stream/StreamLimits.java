package chat.granta.stream;

/**
 * How much one top-level element, or the stream header, may ask of the server (RFC 6120 section 13.12). Each limit is
 * checked as bytes arrive, and exceeding it is a {@code policy-violation} that names it.
 *
 * @param maxElementBytes bytes from {@code <} to the final {@code >}, as sent
 * @param maxDepth nesting of elements; a top-level element that holds none has depth 1
 * @param maxAttributes attributes of one element, namespace declarations among them
 * @param maxNamespaces namespace declarations in force at any one place, not counting the stream header's
 * @param maxElements elements in all, the top-level one among them
 */
public record StreamLimits(int maxElementBytes, int maxDepth, int maxAttributes, int maxNamespaces, int maxElements) {
    /** RFC 6120 section 13.12 forbids refusing stanzas of less than this. */
    public static final int SMALLEST_STANZA_LIMIT = 10_000;

    public StreamLimits {
        if (maxElementBytes < SMALLEST_STANZA_LIMIT) {
            throw new IllegalArgumentException(
                    "maxElementBytes is " + maxElementBytes + "; RFC 6120 section 13.12 asks for "
                            + SMALLEST_STANZA_LIMIT + " at least");
        }
        if (maxDepth < 1 || maxAttributes < 1 || maxNamespaces < 1 || maxElements < 1) {
            throw new IllegalArgumentException(
                    "every limit must be at least 1, unlike " + maxDepth + ", " + maxAttributes
                            + ", " + maxNamespaces + ", " + maxElements);
        }
    }

    /** For a peer that has not authenticated: SASL and little else. */
    public static StreamLimits beforeLogin() {
        return new StreamLimits(16 * 1024, 8, 32, 16, 64);
    }

    /**
     * For an authenticated peer.
     *
     * @param maxStanzaBytes the size of the largest stanza, in bytes as sent; at least {@link #SMALLEST_STANZA_LIMIT}
     */
    public static StreamLimits of(int maxStanzaBytes) {
        return new StreamLimits(maxStanzaBytes, 64, 64, 64, 4096);
    }
}
