package chat.granta.tls;

import chat.granta.settings.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that this installation shows, for its people to look at.
 *
 * @param file where it lies
 * @param chain it, and those of the authorities behind it
 */
public record ShownCertificate(Path file, List<X509Certificate> chain) {
    /**
     * The one that the settings name, else the self-signed one that the first start has made.
     *
     * @return null when nothing has been started yet
     * @throws SettingException when it cannot be used
     */
    public static @Nullable ShownCertificate of(TlsSettings settings, Path data) {
        Path certificate = settings.certificate();
        Path key = settings.key();
        if (certificate == null || key == null) {
            certificate = data.resolve("tls/certificate.pem");
            key = data.resolve("tls/key.pem");
            if (!Files.exists(certificate)) {
                return null;
            }
        }
        OwnCertificate own = new KeyFiles(certificate, key, "granta.tls.certificate", "granta.tls.key").read();
        return new ShownCertificate(certificate, own.chain());
    }

    /** Whether others take it for that of an XMPP server of a domain (RFC 6120 section 13.7.1.2). */
    public boolean isFor(String domain) {
        return CertificateNames.of(chain.getFirst()).isForServerOf(domain);
    }

    /** Why servers and clients that know the usual authorities do not believe it; null when they do. */
    public @Nullable String objection(String domain) {
        X509Certificate own = chain.getFirst();
        if (own.getIssuerX500Principal().equals(own.getSubjectX500Principal())) {
            return "it is self-signed";
        }
        String objection = Authorities.read(TrustAnchors.OF_JAVA)
                .objectionToServer(chain.toArray(X509Certificate[]::new), List.of(domain));
        return objection == null || chain.size() > 1
                ? objection
                : objection
                        + ". There is none but its own in the file, and those of authorities between belong behind it"
                        + " (with certbot it is fullchain.pem)";
    }
}
