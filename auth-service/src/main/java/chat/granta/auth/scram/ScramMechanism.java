package chat.granta.auth.scram;

import java.util.Arrays;
import java.util.Optional;

/** The SCRAM mechanisms (RFC 5802, RFC 7677), strongest first: the order in which they are offered. */
public enum ScramMechanism {
    SHA_512("SCRAM-SHA-512", 64, "SHA-512", "HmacSHA512"), SHA_256("SCRAM-SHA-256", 32, "SHA-256",
            "HmacSHA256"), SHA_1("SCRAM-SHA-1", 20, "SHA-1", "HmacSHA1");

    private final String saslName;
    private final int keyBytes;
    final String digest;
    final String hmac;

    ScramMechanism(String saslName, int keyBytes, String digest, String hmac) {
        this.saslName = saslName;
        this.keyBytes = keyBytes;
        this.digest = digest;
        this.hmac = hmac;
    }

    public static Optional<ScramMechanism> of(String saslName) {
        return Arrays.stream(values()).filter(each -> each.saslName.equals(saslName)).findFirst();
    }

    /** The mechanism's SASL name, without {@code -PLUS}. */
    public String saslName() {
        return saslName;
    }

    /** The length of each of its keys, in bytes. */
    public int keyBytes() {
        return keyBytes;
    }
}
