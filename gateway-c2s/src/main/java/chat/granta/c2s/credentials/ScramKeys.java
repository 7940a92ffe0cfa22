package chat.granta.c2s.credentials;

/**
 * One mechanism's SCRAM keys (RFC 5802 section 3). The arrays are shared, not copied, and never written to.
 *
 * @param mechanism the mechanism the keys are for, without {@code -PLUS}: {@code SCRAM-SHA-256}
 */
public record ScramKeys(String mechanism, int iterations, byte[] salt, byte[] storedKey, byte[] serverKey) {
    @Override
    public String toString() {
        return "ScramKeys[" + mechanism + ']';
    }
}
