package chat.granta.loadtest.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** SCRAM's keys (RFC 5802 section 3), derived once for each password, salt and iteration count. Any thread may ask. */
public final class KeyCache {
    record Keys(byte[] clientKey, byte[] storedKey, byte[] serverKey) {}

    private record Source(String hmac, String password, String salt, int iterations) {}

    private final ConcurrentMap<Source, Keys> known = new ConcurrentHashMap<>();

    Keys keys(String hash, String hmac, String password, byte[] salt, int iterations) {
        var source = new Source(hmac, password, Base64.getEncoder().encodeToString(salt), iterations);
        return known.computeIfAbsent(source, asked -> derive(hash, hmac, password, salt, iterations));
    }

    static byte[] hmac(String algorithm, byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " is missing", e);
        }
    }

    private static Keys derive(String hash, String hmac, String password, byte[] salt, int iterations) {
        try {
            int bits = Mac.getInstance(hmac).getMacLength() * 8;
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2With" + hmac)
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, bits)).getEncoded();
            byte[] clientKey = hmac(hmac, salted, "Client Key");
            return new Keys(clientKey, MessageDigest.getInstance(hash).digest(clientKey),
                    hmac(hmac, salted, "Server Key"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(hmac + " is missing", e);
        }
    }
}
