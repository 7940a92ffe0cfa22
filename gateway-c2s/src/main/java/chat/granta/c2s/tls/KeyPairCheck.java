package chat.granta.c2s.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a key belongs to a certificate: what the one signs, the other verifies. Neither TLS provider asks, and with another's
 * key all handshakes fail; so it is, for a while, when the two files are replaced one after the other.
 */
final class KeyPairCheck {
    private static final byte[] ANYTHING = {1, 2, 3};

    private KeyPairCheck() {}

    /**
     * The key in a file, or null when it is not the certificate's.
     *
     * @throws GeneralSecurityException when the certificate's kind of key is not known here
     */
    static @Nullable PrivateKey keyOf(X509Certificate certificate, Path file)
            throws IOException, GeneralSecurityException {
        PublicKey verifying = certificate.getPublicKey();
        Signature signature = Signature.getInstance(switch (verifying.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> verifying.getAlgorithm();
        });
        try {
            PrivateKey key = PemKey.read(file, verifying.getAlgorithm());
            signature.initSign(key);
            signature.update(ANYTHING);
            byte[] signed = signature.sign();
            signature.initVerify(verifying);
            signature.update(ANYTHING);
            return signature.verify(signed) ? key : null;
        } catch (InvalidKeyException | InvalidKeySpecException e) {
            // Not even of the same kind.
            return null;
        }
    }
}
