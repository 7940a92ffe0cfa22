package chat.granta.auth.scram;

import chat.granta.scram.OpaqueString;
import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

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
        return Arrays.stream(ScramHash.values())
                .map(each -> derive(each, password, randomBytes(SALT_BYTES), iterations)).toList();
    }

    /** @throws IllegalArgumentException when RFC 8265 section 4.2 allows nobody that password */
    public static ScramKeys derive(ScramHash hash, String password, byte[] salt, int iterations) {
        return hash.keys(enforce(password), salt, iterations);
    }

    /** A salt that looks random to everybody without the secret. */
    public static byte[] saltFor(byte[] secret, String name) {
        return Arrays.copyOf(ScramHash.SHA_256.hmac(secret, name), SALT_BYTES);
    }

    public static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String enforce(String password) {
        try {
            return OpaqueString.enforce(password);
        } catch (IllegalArgumentException e) {
            // Thrown without its cause, whose message would quote a character of the password.
            throw new IllegalArgumentException(
                    "the password is empty or has a character that passwords may not have (RFC 8265 section 4.2)");
        }
    }
}
