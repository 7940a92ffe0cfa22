package chat.granta.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The token that a caller must show (RFC 6750 section 2.1). An empty one lets nobody in. */
public final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private final byte[] expected;

    public BearerToken(String expected) {
        this.expected = expected.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes the same time however much of the token is right. */
    boolean isShownBy(@Nullable String authorizationHeader) {
        if (expected.length == 0 || authorizationHeader == null
                || !authorizationHeader.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        byte[] shown = authorizationHeader.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, shown);
    }
}
