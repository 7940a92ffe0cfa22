package chat.granta.stream;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Identifiers of streams (RFC 6120 section 4.7.3) and of sessions that can be resumed (XEP-0198 section 5): unique and not
 * to be guessed, 128 random bits.
 */
public final class StreamId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private StreamId() {}

    public static String next() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
