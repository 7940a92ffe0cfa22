package chat.granta.auth.passwordfile;

import java.util.Base64;

/**
 * SCRAM-SHA-256 keys (RFC 5802 section 3). The arrays are shared, not copied: nobody writes to them.
 *
 * @param iterations of PBKDF2
 */
public record ScramKeys(int iterations, byte[] salt, byte[] storedKey, byte[] serverKey) implements PasswordHash {
    static final String PREFIX = "{SCRAM-SHA-256}";
    static final int KEY_BYTES = 32;

    @Override
    public String form() {
        return PREFIX;
    }

    /** As the password file holds it. */
    String asField() {
        var base64 = Base64.getEncoder();
        return PREFIX + iterations + ',' + base64.encodeToString(salt) + ',' + base64.encodeToString(storedKey) + ','
                + base64.encodeToString(serverKey);
    }

    @Override
    public String toString() {
        return "ScramKeys[]";
    }
}
