package chat.granta.auth.passwordfile;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import rocks.xmpp.precis.PrecisProfiles;

/** From a password to its SCRAM-SHA-256 keys (RFC 5802 section 3, RFC 7677). */
public final class ScramDerivation {
    /**
     * For new users. The client pays for them at each login, and this service only once, so more would cost phones and
     * browsers, not us; a stolen password file is worth less with each. More than twice RFC 7677's minimum.
     */
    public static final int ITERATIONS = 10_000;
    /** RFC 7677 section 4's minimum, for keys that live in memory alone. */
    static final int FEWEST_ITERATIONS = 4096;
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ScramDerivation() {}

    /**
     * New keys with a random salt; takes some milliseconds.
     *
     * @throws IllegalArgumentException when RFC 8265 section 4.2 allows nobody that password
     */
    public static ScramKeys newKeys(String password) {
        return derive(password, randomBytes(SALT_BYTES), ITERATIONS);
    }

    static ScramKeys derive(String password, byte[] salt, int iterations) {
        try {
            byte[] salted = pbkdf2(PrecisProfiles.OPAQUE_STRING.enforce(password), salt, iterations);
            byte[] storedKey = MessageDigest.getInstance("SHA-256").digest(hmac(salted, "Client Key"));
            return new ScramKeys(iterations, salt, storedKey, hmac(salted, "Server Key"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks HMAC-SHA-256", e);
        }
    }

    static byte[] saltFor(byte[] secret, String name) {
        try {
            return Arrays.copyOf(hmac(secret, name), SALT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks HMAC-SHA-256", e);
        }
    }

    static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] pbkdf2(String password, byte[] salt, int iterations) throws GeneralSecurityException {
        // The JDK's PBKDF2 takes characters and encodes them as UTF-8.
        var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, ScramKeys.KEY_BYTES * Byte.SIZE);
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
