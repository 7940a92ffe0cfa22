package chat.granta.audit.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;

/** Signs heads and looks at signatures (Ed25519). Whoever has the public key can do the latter. */
public final class Heads {
    private static final String ED25519 = "Ed25519";

    private final KeyPair keys;

    public Heads(Keys keys) {
        this.keys = keys.heads();
    }

    /** What is signed. */
    public static String text(String partition, long events, byte[] seal, boolean isDropped) {
        return "granta audit head: " + partition + ": " + events + " events, seal " + HexFormat.of().formatHex(seal)
                + (isDropped ? ", dropped" : "");
    }

    public byte[] sign(String text) {
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a head cannot be signed", e);
        }
    }

    public boolean isSigned(String text, byte[] signature) {
        try {
            var check = Signature.getInstance(ED25519);
            check.initVerify(keys.getPublic());
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** As X.509 in base 64, for those who keep heads elsewhere. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }
}
