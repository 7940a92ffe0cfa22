package chat.granta.c2s.sasl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.Crypt;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Password hashes as Unix and LDAP directories keep them: crypt(3), and the {@code {SHA}} family of RFC 2307. Each carries
 * its own method, rounds and salt.
 */
final class PasswordHash {
    // Two characters of salt, eleven of hash.
    private static final Pattern DES = Pattern.compile("[./0-9A-Za-z]{13}");

    private PasswordHash() {}

    /** @throws IllegalArgumentException when the hash is of no kind known here */
    static boolean fits(String password, String hash) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        return switch (hash) {
            case String h when h.startsWith("$2") -> BCrypt.checkpw(bytes, h);
            case String h when h.startsWith("{SHA}") -> ldap("SHA-1", 20, bytes, h);
            case String h when h.startsWith("{SSHA}") -> ldap("SHA-1", 20, bytes, h);
            case String h when h.startsWith("{SSHA512}") -> ldap("SHA-512", 64, bytes, h);
            case String h when h.startsWith("$1$") || h.startsWith("$5$") || h.startsWith("$6$")
                    || DES.matcher(h).matches() ->
                isEqual(h, Crypt.crypt(bytes, h));
            default -> throw new IllegalArgumentException("a password hash of no kind known here");
        };
    }

    /** Base64 of the digest of password and salt, followed by the salt. */
    private static boolean ldap(String algorithm, int length, byte[] password, String hash) {
        byte[] stored = Base64.getDecoder().decode(hash.substring(hash.indexOf('}') + 1));
        if (stored.length < length) {
            throw new IllegalArgumentException("a password hash that is cut short");
        }
        MessageDigest digest = DigestUtils.getDigest(algorithm);
        digest.update(password);
        digest.update(stored, length, stored.length - length);
        return MessageDigest.isEqual(Arrays.copyOf(stored, length), digest.digest());
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
