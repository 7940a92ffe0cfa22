package chat.granta.tls;

import chat.granta.settings.SettingException;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The authorities whose certificates peers are believed by. The handshake only proves that the peer holds its certificate's key: a client with
 * a certificate from elsewhere logs in by other means (XEP-0178), a server proves its domain by dialback (XEP-0220). So trust
 * is asked for afterwards.
 */
final class Authorities {
    private static final String NAME_CONSTRAINTS = "2.5.29.30";

    private final X509TrustManager authorities;
    private final X509Certificate[] named;

    /** @param named the authorities a peer is told of, so that it chooses a certificate of theirs; none: it shows what it has */
    private Authorities(X509TrustManager authorities, X509Certificate... named) {
        this.authorities = authorities;
        this.named = named;
    }

    /** @throws SettingException when the file holds no certificates */
    static Authorities read(TrustAnchors anchors) {
        try {
            if (anchors.pem() == null) {
                return new Authorities(manager(null));
            }
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (X509Certificate authority : KeyFiles.certificates(anchors.pem())) {
                trusted.setCertificateEntry("authority-" + trusted.size(), authority);
            }
            X509TrustManager manager = manager(trusted);
            return new Authorities(manager, manager.getAcceptedIssuers());
        } catch (IOException | GeneralSecurityException e) {
            throw new SettingException(anchors.setting(), anchors.setting() + ": " + anchors.pem()
                    + " is not a PEM file of certificates: " + e.getMessage());
        }
    }

    /** One authority, and no other. */
    static Authorities of(X509Certificate authority) throws GeneralSecurityException {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", authority);
            return new Authorities(manager(trusted));
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static X509TrustManager manager(@Nullable KeyStore trusted) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    /** The XMPP addresses for which a client's certificate speaks; none when it is not trusted, or the client showed none. */
    List<String> addressesOfClient(SSLSession session) {
        try {
            X509Certificate[] chain = chain(session);
            authorities.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
            return CertificateNames.of(chain[0]).xmpp();
        } catch (SSLPeerUnverifiedException | CertificateException e) {
            return List.of();
        }
    }

    /**
     * Why a peer's certificate does not prove that it is a server with one of these names (RFC 6120 section 13.7.2), or null when it does.
     * A server that connects is judged like one that is connected to: public authorities issue certificates for nothing else.
     */
    @Nullable
    String objectionToServer(SSLSession session, List<String> names) {
        try {
            return objectionToServer(chain(session), names);
        } catch (SSLPeerUnverifiedException e) {
            return "it has shown no certificate";
        }
    }

    @Nullable
    String objectionToServer(X509Certificate[] chain, List<String> names) {
        try {
            // What Java itself names the kind of key exchange with TLS 1.3.
            authorities.checkServerTrusted(chain, "UNKNOWN");
            CertificateNames certified = areNamesConstrained(chain)
                    ? CertificateNames.of(chain[0]).dnsAlone()
                    : CertificateNames.of(chain[0]);
            return names.stream().anyMatch(certified::isForServerOf)
                    ? null
                    : "its certificate is not for " + String.join(" or ", names);
        } catch (CertificateException e) {
            return "its certificate is not trusted: " + reason(e);
        }
    }

    /** Java tells what its algorithm has tried; whoever reads this wants to know what has come of it. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return switch (innermost) {
            case CertPathBuilderException _ -> "no authority that is known here stands behind it";
            case CertificateExpiredException _ -> "it, or that of an authority behind it, is out of date";
            case CertificateNotYetValidException _ -> "it, or that of an authority behind it, is not valid yet";
            default -> String.valueOf(innermost.getMessage());
        };
    }

    /**
     * Whether an authority may only certify some names (RFC 5280 section 4.2.1.10). Java holds it to that for DNS names, and lets services and XMPP
     * addresses pass.
     */
    private static boolean areNamesConstrained(X509Certificate[] chain) {
        return Stream.of(chain).anyMatch(one -> one.getExtensionValue(NAME_CONSTRAINTS) != null);
    }

    /** The peer's certificates, its own first, and the authorities that may have issued the last of them; none: it has shown none. */
    List<X509Certificate> path(SSLSession session) {
        try {
            List<X509Certificate> path = new ArrayList<>(List.of(chain(session)));
            X500Principal issuer = path.getLast().getIssuerX500Principal();
            Stream.of(authorities.getAcceptedIssuers())
                    .filter(each -> each.getSubjectX500Principal().equals(issuer)).forEach(path::add);
            return path;
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }

    private static X509Certificate[] chain(SSLSession session) throws SSLPeerUnverifiedException {
        return List.of(session.getPeerCertificates()).toArray(X509Certificate[]::new);
    }

    /** For the handshake: asks for certificates of these authorities, and refuses none. */
    X509ExtendedTrustManager anyHolder() {
        return new AnyHolder(named);
    }

    private static final class AnyHolder extends X509ExtendedTrustManager {
        private final X509Certificate[] named;

        AnyHolder(X509Certificate[] named) {
            this.named = named;
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return named.clone();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // See the class.
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            // See the class.
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // See the class.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // See the class.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            // See the class.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // See the class.
        }
    }
}
