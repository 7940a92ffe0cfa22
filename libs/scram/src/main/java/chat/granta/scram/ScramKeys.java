package chat.granta.scram;

/**
 * One key set (RFC 5802 section 3). The arrays are shared, not copied: nobody writes to them.
 *
 * @param iterations of PBKDF2
 */
public record ScramKeys(ScramHash hash, int iterations, byte[] salt, byte[] storedKey, byte[] serverKey) {
    /** @throws IllegalArgumentException when no client could log in with these; the message holds nothing of them */
    public ScramKeys {
        if (iterations < 1) {
            throw new IllegalArgumentException("the iterations are none");
        }
        if (salt.length == 0) {
            throw new IllegalArgumentException("the salt is empty");
        }
        if (storedKey.length != hash.length() || serverKey.length != hash.length()) {
            throw new IllegalArgumentException("a key has not the " + hash.length() + " bytes of "
                    + hash.mechanism());
        }
    }

    @Override
    public String toString() {
        return "ScramKeys[" + hash.mechanism() + ']';
    }
}
