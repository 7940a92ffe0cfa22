package chat.granta.tls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The exporter of TLS 1.3 (RFC 8446 section 7.5), for the providers that leave it to others. */
final class TlsExporter {
    private final String hash;
    private final int hashLength;

    private TlsExporter(String hash, int hashLength) {
        this.hash = hash;
        this.hashLength = hashLength;
    }

    static TlsExporter forCipherSuite(String suite) {
        return suite.endsWith("SHA384") ? new TlsExporter("SHA384", 48) : new TlsExporter("SHA256", 32);
    }

    /** Keying material for a label, without context. */
    byte[] export(byte[] exporterSecret, String label, int length) throws GeneralSecurityException {
        byte[] nothing = MessageDigest.getInstance(hash.replace("SHA", "SHA-")).digest();
        byte[] derived = expand(exporterSecret, label, nothing, hashLength);
        return expand(derived, "exporter", nothing, length);
    }

    /** HKDF-Expand-Label (RFC 8446 section 7.1). */
    private byte[] expand(byte[] secret, String label, byte[] context, int length) throws GeneralSecurityException {
        byte[] name = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        var info = new ByteArrayOutputStream();
        info.write(length >> 8);
        info.write(length);
        info.write(name.length);
        info.writeBytes(name);
        info.write(context.length);
        info.writeBytes(context);
        return KDF.getInstance("HKDF-" + hash).deriveData(
                HKDFParameterSpec.expandOnly(new SecretKeySpec(secret, "HKDF"), info.toByteArray(), length));
    }
}
