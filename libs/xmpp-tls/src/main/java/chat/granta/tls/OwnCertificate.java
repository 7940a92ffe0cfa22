package chat.granta.tls;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate of ours, with its key.
 *
 * @param files where it was read
 * @param chain the certificate, then those of the authorities between it and a peer's trust anchor
 */
record OwnCertificate(KeyFiles files, PrivateKey key, List<X509Certificate> chain) {
    private static final byte[] ANYTHING = {1, 2, 3};

    /**
     * Whether the key belongs to the certificate: what the one signs, the other verifies. Neither TLS provider asks, and with
     * another's key all handshakes fail; so it is, for a while, when the two files are replaced one after the other.
     *
     * @throws GeneralSecurityException when the certificate's kind of key is not known here
     */
    boolean isPair() throws GeneralSecurityException {
        PublicKey verifying = chain.getFirst().getPublicKey();
        Signature signature = Signature.getInstance(switch (verifying.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> verifying.getAlgorithm();
        });
        try {
            signature.initSign(key);
            signature.update(ANYTHING);
            byte[] signed = signature.sign();
            signature.initVerify(verifying);
            signature.update(ANYTHING);
            return signature.verify(signed);
        } catch (InvalidKeyException e) {
            // The key is not even of the same kind.
            return false;
        }
    }
}
