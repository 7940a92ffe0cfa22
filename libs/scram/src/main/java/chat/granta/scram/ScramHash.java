package chat.granta.scram;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The functions of RFC 5802 section 2.2 for each hash, strongest first; another SCRAM mechanism is another line here. */
public enum ScramHash {
    SHA_512("SHA-512", "HmacSHA512", 64), SHA_256("SHA-256", "HmacSHA256", 32), SHA_1("SHA-1", "HmacSHA1", 20);

    public static final List<ScramHash> STRONGEST_FIRST = List.of(values());

    private final String digest;
    private final String hmac;
    private final int length;

    ScramHash(String digest, String hmac, int length) {
        this.digest = digest;
        this.hmac = hmac;
        this.length = length;
    }

    /** The hash of the mechanism of that name, which ends without {@code -PLUS}; empty when it is not known here. */
    public static Optional<ScramHash> of(String mechanism) {
        return STRONGEST_FIRST.stream().filter(each -> each.mechanism().equals(mechanism)).findFirst();
    }

    /** The length of what it computes, and of each of its keys, in bytes. */
    public int length() {
        return length;
    }

    /** The mechanism's name, without {@code -PLUS}, such as {@code SCRAM-SHA-256}. */
    public String mechanism() {
        return "SCRAM-" + digest;
    }

    /** H(data). */
    public byte[] digest(byte[] data) {
        try {
            return MessageDigest.getInstance(digest).digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + digest, e);
        }
    }

    /** H(text) in base64. */
    public String digest(String text) {
        return Base64.getEncoder().encodeToString(digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** HMAC(key, text). */
    public byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(hmac);
            mac.init(new SecretKeySpec(key, hmac));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + hmac, e);
        }
    }

    /** Hi(password, salt, iterations): the expensive one. */
    public byte[] saltedPassword(String password, byte[] salt, int iterations) {
        var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, length * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2With" + hmac).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PBKDF2 with " + hmac, e);
        } finally {
            spec.clearPassword();
        }
    }

    public byte[] clientKey(byte[] saltedPassword) {
        return hmac(saltedPassword, "Client Key");
    }

    /** The keys that a server keeps of a password (RFC 5802 section 3). */
    public ScramKeys keys(String password, byte[] salt, int iterations) {
        byte[] salted = saltedPassword(password, salt, iterations);
        return new ScramKeys(this, iterations, salt, digest(clientKey(salted)), hmac(salted, "Server Key"));
    }
}
