package chat.granta.c2s.tls;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/**
 * A private key in a PEM file: PKCS #8 (RFC 7468 section 10), or one of the older forms. Those are Bouncy Castle's to read,
 * which is not asked otherwise: its jars are signed, and their many classes are checked at each start.
 */
final class PemKey {
    private PemKey() {}

    /** @throws GeneralSecurityException when the key is not one of this algorithm */
    static PrivateKey read(Path file, String algorithm) throws IOException, GeneralSecurityException {
        List<byte[]> keys = PemFile.blocks(file, "PRIVATE KEY");
        return KeyFactory.getInstance(algorithm)
                .generatePrivate(new PKCS8EncodedKeySpec(keys.isEmpty() ? olderForm(file) : keys.getFirst()));
    }

    private static byte[] olderForm(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
                var parser = new PEMParser(reader)) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                PrivateKeyInfo found = switch (object) {
                    case PrivateKeyInfo info -> info;
                    case PEMKeyPair pair -> pair.getPrivateKeyInfo();
                    default -> null;
                };
                if (found != null) {
                    return found.getEncoded();
                }
            }
        }
        throw new IOException(file + " holds no key");
    }
}
