package chat.granta.c2s.credentials;

/**
 * What auth-service keeps of an account's password. An unknown account has some too, which no password fits and which
 * look like the others: whoever holds them cannot tell.
 */
public sealed interface Credentials {
    /**
     * SCRAM keys (RFC 5802 section 3). The arrays are shared, not copied: nobody writes to them.
     *
     * @param mechanism the mechanism the keys are for, in upper case: {@code SCRAM-SHA-256}
     */
    record ScramKeys(String mechanism, int iterations, byte[] salt, byte[] storedKey,
            byte[] serverKey) implements Credentials {
        @Override
        public String toString() {
            return "ScramKeys[" + mechanism + ']';
        }
    }

    /** A crypt(3) hash, such as {@code $6$salt$…}. */
    record CryptHash(String hash) implements Credentials {
        @Override
        public String toString() {
            return "CryptHash[]";
        }
    }
}
