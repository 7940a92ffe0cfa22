package chat.granta.dns;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What the DNS says of a server's certificate (RFC 6698 section 2, RFC 7671).
 *
 * @param usage how the certificate is judged: see {@link #PKIX_TA} and its neighbours
 * @param selector 0: the whole certificate, 1: its public key
 * @param matching 0: as it is, 1: its SHA-256, 2: its SHA-512
 */
public record TlsaRecord(int usage, int selector, int matching, byte[] data) {
    /** An authority in the chain, which must be believed by other means, too. */
    public static final int PKIX_TA = 0;
    /** The server's own certificate, which must be believed by other means, too. */
    public static final int PKIX_EE = 1;
    /** An authority in the chain, which is believed because of this record. */
    public static final int DANE_TA = 2;
    /** The server's own certificate, which is believed because of this record, whatever names and dates it has. */
    public static final int DANE_EE = 3;

    private static final int CERTIFICATE = 0;
    private static final int PUBLIC_KEY = 1;

    /** The record that RFC 7671 section 5.1 recommends for a server's own certificate: its public key's SHA-256. */
    public static TlsaRecord of(X509Certificate certificate) {
        return new TlsaRecord(DANE_EE, PUBLIC_KEY, 1, digest("SHA-256", certificate.getPublicKey().getEncoded()));
    }

    /** Whether it can be understood; other records are as if they were not there (RFC 7671 section 10.3). */
    public boolean isUsable() {
        return usage >= PKIX_TA && usage <= DANE_EE && selector >= CERTIFICATE && selector <= PUBLIC_KEY
                && switch (matching) {
                    case 0 -> data.length > 0;
                    case 1 -> data.length == 32;
                    case 2 -> data.length == 64;
                    default -> false;
                };
    }

    /** Whether the record is about this certificate; what follows from that is for its usage to say. */
    public boolean matches(X509Certificate certificate) {
        try {
            byte[] selected = selector == CERTIFICATE
                    ? certificate.getEncoded()
                    : certificate.getPublicKey().getEncoded();
            return isUsable() && Arrays.equals(data, switch (matching) {
                case 1 -> digest("SHA-256", selected);
                case 2 -> digest("SHA-512", selected);
                default -> selected;
            });
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] digest(String algorithm, byte[] of) {
        try {
            return MessageDigest.getInstance(algorithm).digest(of);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlsaRecord(int otherUsage, int otherSelector, int otherMatching, byte[] otherData)
                && usage == otherUsage && selector == otherSelector && matching == otherMatching
                && Arrays.equals(data, otherData);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(data);
    }

    /** As a zone file has it. */
    @Override
    public String toString() {
        return usage + " " + selector + ' ' + matching + ' ' + HexFormat.of().formatHex(data);
    }
}
