package chat.granta.s2s.dialback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** XEP-0185: dialback keys, which only those who share the secret can make. Any thread. */
public final class DialbackKeys {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec secret;

    /** @param secret the same at every gateway of this installation */
    public DialbackKeys(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            this.secret = new SecretKeySpec(
                    HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII), HMAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The key for one stream. Spaces keep the parts apart, so that no other parts make the same key (CVE-2016-0756).
     *
     * @param streamId given by the receiving server
     */
    public String key(String receiving, String originating, String streamId) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(
                    (receiving + ' ' + originating + ' ' + streamId).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    /** Whether a key is the one that this installation has given; it takes the same time for every wrong one. */
    public boolean isRight(String key, String receiving, String originating, String streamId) {
        return MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8),
                key(receiving, originating, streamId).getBytes(StandardCharsets.UTF_8));
    }
}
