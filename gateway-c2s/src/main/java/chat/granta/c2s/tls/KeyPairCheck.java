package chat.granta.c2s.tls;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/**
 * Whether a key belongs to a certificate: what the one signs, the other verifies. Neither TLS provider asks, and with another's
 * key all handshakes fail; so it is, for a while, when the two files are replaced one after the other.
 */
final class KeyPairCheck {
    private static final byte[] ANYTHING = {1, 2, 3};

    private KeyPairCheck() {}

    /** @throws GeneralSecurityException when the certificate's kind of key is not known here */
    static boolean belongTogether(Path certificate, Path key) throws IOException, GeneralSecurityException {
        PublicKey verifying = PemFile.certificate(certificate).getPublicKey();
        Signature signature = Signature.getInstance(switch (verifying.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> verifying.getAlgorithm();
        });
        try {
            signature.initSign(read(key, verifying.getAlgorithm()));
            signature.update(ANYTHING);
            byte[] signed = signature.sign();
            signature.initVerify(verifying);
            signature.update(ANYTHING);
            return signature.verify(signed);
        } catch (InvalidKeyException | InvalidKeySpecException e) {
            // Not even of the same kind.
            return false;
        }
    }

    private static PrivateKey read(Path key, String algorithm) throws IOException, GeneralSecurityException {
        try (Reader reader = Files.newBufferedReader(key, StandardCharsets.ISO_8859_1);
                var parser = new PEMParser(reader)) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                PrivateKeyInfo found = switch (object) {
                    case PrivateKeyInfo info -> info;
                    case PEMKeyPair pair -> pair.getPrivateKeyInfo();
                    default -> null;
                };
                if (found != null) {
                    return KeyFactory.getInstance(algorithm)
                            .generatePrivate(new PKCS8EncodedKeySpec(found.getEncoded()));
                }
            }
        }
        throw new IOException(key + " holds no key");
    }
}
