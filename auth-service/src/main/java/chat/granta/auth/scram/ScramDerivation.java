package chat.granta.auth.scram;

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

/** From a password to its SCRAM keys (RFC 5802 section 3). */
public final class ScramDerivation {
    /**
     * For new users. The client pays for them at each login, and this service only once, so more would cost phones and
     * browsers, not us; a stolen password file is worth less with each. More than twice RFC 7677's minimum.
     */
    public static final int ITERATIONS = 10_000;
    /** RFC 7677 section 4's minimum: for keys that live in memory alone, and of passwords that are random and too long to try. */
    public static final int FEWEST_ITERATIONS = 4096;
    public static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ScramDerivation() {}

    /**
     * New keys for SCRAM-SHA-256 with a random salt; takes some milliseconds.
     *
     * @param iterations {@link #ITERATIONS}, or {@link #FEWEST_ITERATIONS}
     * @throws IllegalArgumentException when RFC 8265 section 4.2 allows nobody that password
     */
    public static ScramKeys newKeys(String password, int iterations) {
        return derive(ScramMechanism.SHA_256, password, randomBytes(SALT_BYTES), iterations);
    }

    /** @throws IllegalArgumentException when RFC 8265 section 4.2 allows nobody that password */
    public static ScramKeys derive(ScramMechanism mechanism, String password, byte[] salt, int iterations) {
        try {
            byte[] salted = pbkdf2(mechanism, enforce(password), salt, iterations);
            byte[] clientKey = hmac(mechanism.hmac, salted, "Client Key");
            return new ScramKeys(mechanism, iterations, salt,
                    MessageDigest.getInstance(mechanism.digest).digest(clientKey),
                    hmac(mechanism.hmac, salted, "Server Key"));
        } catch (GeneralSecurityException e) {
            throw lacking(mechanism.hmac, e);
        }
    }

    /** A salt that only who has the secret can tell from a random one. */
    public static byte[] saltFor(byte[] secret, String name) {
        String algorithm = ScramMechanism.SHA_256.hmac;
        try {
            return Arrays.copyOf(hmac(algorithm, secret, name), SALT_BYTES);
        } catch (GeneralSecurityException e) {
            throw lacking(algorithm, e);
        }
    }

    public static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String enforce(String password) {
        try {
            return PrecisProfiles.OPAQUE_STRING.enforce(password);
        } catch (IllegalArgumentException e) {
            // Without the cause, whose message names the character.
            throw new IllegalArgumentException(
                    "the password is empty or has a character that passwords may not have (RFC 8265 section 4.2)");
        }
    }

    private static byte[] pbkdf2(ScramMechanism mechanism, String password, byte[] salt, int iterations)
            throws GeneralSecurityException {
        // The JDK's PBKDF2 takes characters and encodes them as UTF-8.
        var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, mechanism.keyBytes() * Byte.SIZE);
        return SecretKeyFactory.getInstance("PBKDF2With" + mechanism.hmac).generateSecret(spec).getEncoded();
    }

    private static byte[] hmac(String algorithm, byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static IllegalStateException lacking(String algorithm, GeneralSecurityException e) {
        return new IllegalStateException("this Java lacks " + algorithm, e);
    }
}
