package chat.granta.c2s.sasl;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The functions of RFC 5802 section 2.2 for one hash; another SCRAM mechanism is another line here. */
enum ScramHash {
    SHA_256("SCRAM-SHA-256", "SHA-256", "HmacSHA256", 32);

    private final String mechanism;
    private final String digest;
    private final String hmac;
    private final int length;

    ScramHash(String mechanism, String digest, String hmac, int length) {
        this.mechanism = mechanism;
        this.digest = digest;
        this.hmac = hmac;
        this.length = length;
    }

    /** @throws IllegalArgumentException when no hash here belongs to the mechanism */
    static ScramHash of(String mechanism) {
        for (ScramHash hash : values()) {
            if (hash.mechanism.equals(mechanism)) {
                return hash;
            }
        }
        throw new IllegalArgumentException("no such SCRAM mechanism: " + mechanism);
    }

    String mechanism() {
        return mechanism;
    }

    /** H(data). */
    byte[] digest(byte[] data) {
        try {
            return MessageDigest.getInstance(digest).digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + digest, e);
        }
    }

    /** HMAC(key, text). */
    byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(hmac);
            mac.init(new SecretKeySpec(key, hmac));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + hmac, e);
        }
    }

    /** Hi(password, salt, iterations): the expensive one. */
    byte[] saltedPassword(String password, byte[] salt, int iterations) {
        var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, length * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2With" + hmac).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PBKDF2 with " + hmac, e);
        } finally {
            spec.clearPassword();
        }
    }

    byte[] clientKey(byte[] saltedPassword) {
        return hmac(saltedPassword, "Client Key");
    }
}
