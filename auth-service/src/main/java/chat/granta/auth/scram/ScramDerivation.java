package chat.granta.auth.scram;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import rocks.xmpp.precis.PrecisProfiles;

/** Derives SCRAM keys from a password (RFC 5802 section 3). */
public final class ScramDerivation {
    /**
     * The iterations for new users, more than twice RFC 7677's minimum. Each makes passwords harder to guess from a
     * stolen file, but costs phones and browsers time at every login; the server needs them only once.
     */
    public static final int ITERATIONS = 10_000;
    /** RFC 7677 section 4's minimum, for keys that are in memory only, and for random passwords that are too long to guess. */
    public static final int FEWEST_ITERATIONS = 4096;
    public static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ScramDerivation() {}

    /**
     * New keys for every mechanism, with random salts, so that whatever is offered is good for a new user; takes some ten
     * milliseconds.
     *
     * @param iterations {@link #ITERATIONS}, or {@link #FEWEST_ITERATIONS}
     * @throws IllegalArgumentException when RFC 8265 section 4.2 allows nobody that password
     */
    public static List<ScramKeys> newKeys(String password, int iterations) {
        return Arrays.stream(ScramMechanism.values())
                .map(each -> derive(each, password, randomBytes(SALT_BYTES), iterations)).toList();
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

    /** A salt that looks random to everybody without the secret. */
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
            // Thrown without its cause, whose message would quote a character of the password.
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
