package chat.granta.testkit.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What SCRAM computes (RFC 5802 section 3), with one hash function.
 *
 * @param name as in the mechanism's name: SHA-1, SHA-256 or SHA-512
 */
public record ScramHash(String name) {
    private static final int ITERATIONS = 4096;

    /** A password as the password file keeps it: <code>{SCRAM-SHA-256}iterations,salt,stored key,server key</code>. */
    public String passwordField(String password, byte[] salt) {
        byte[] salted = salted(password, salt, ITERATIONS);
        Base64.Encoder base64 = Base64.getEncoder();
        return "{SCRAM-" + name + '}' + ITERATIONS + ',' + base64.encodeToString(salt) + ','
                + base64.encodeToString(digest(hmac(salted, "Client Key".getBytes(StandardCharsets.US_ASCII)))) + ','
                + base64.encodeToString(hmac(salted, "Server Key".getBytes(StandardCharsets.US_ASCII)));
    }

    byte[] salted(String password, byte[] salt, int iterations) {
        try {
            var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, digest(new byte[0]).length * 8);
            return SecretKeyFactory.getInstance("PBKDF2WithHmac" + name.replace("-", "")).generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] hmac(byte[] key, byte[] data) {
        try {
            String algorithm = "Hmac" + name.replace("-", "");
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] digest(byte[] data) {
        try {
            return MessageDigest.getInstance(name).digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
