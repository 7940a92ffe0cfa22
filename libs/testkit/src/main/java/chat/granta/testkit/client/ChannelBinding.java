package chat.granta.testkit.client;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * What ties a login to the TLS channel it goes through (RFC 5056).
 *
 * @param name as registered: tls-exporter (RFC 9266) or tls-server-end-point (RFC 5929)
 */
public record ChannelBinding(String name, byte[] data) {
    static ChannelBinding of(SSLSession session, String name) throws SSLException {
        return switch (name) {
            case "tls-exporter" -> new ChannelBinding(name, ((ExtendedSSLSession) session)
                    .exportKeyingMaterialData("EXPORTER-Channel-Binding", new byte[0], 32));
            case "tls-server-end-point" ->
                new ChannelBinding(name, fingerprint((X509Certificate) session.getPeerCertificates()[0]));
            default -> throw new IllegalArgumentException("no channel binding is called " + name);
        };
    }

    /** The same binding as a man in the middle has it, whose channel to the server is another. */
    public ChannelBinding ofAnotherChannel() {
        byte[] other = data.clone();
        other[0] ^= 1;
        return new ChannelBinding(name, other);
    }

    /** RFC 5929 section 4.1: by the hash function of the certificate's signature, but no weaker than SHA-256. */
    private static byte[] fingerprint(X509Certificate certificate) {
        String hash = certificate.getSigAlgName().replaceFirst("(?i)with.*", "");
        try {
            return MessageDigest.getInstance(switch (hash) {
                case "SHA384" -> "SHA-384";
                case "SHA512" -> "SHA-512";
                default -> "SHA-256";
            }).digest(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
