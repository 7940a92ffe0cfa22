package chat.granta.c2s.tls;

import chat.granta.c2s.server.SettingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Whose certificates clients may log in with (XEP-0178). The handshake only proves that the client holds the key: a client
 * with a certificate from elsewhere is let in and must log in by other means. So trust is asked for afterwards.
 */
final class ClientCertificates {
    private final X509TrustManager authorities;

    private ClientCertificates(X509TrustManager authorities) {
        this.authorities = authorities;
    }

    /** @throws SettingException when the file holds no certificates */
    static ClientCertificates issuedBy(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("authority-" + trusted.size(), authority);
            }
            if (trusted.size() == 0) {
                throw new CertificateException("no certificate in it");
            }
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(trusted);
            return new ClientCertificates((X509TrustManager) factory.getTrustManagers()[0]);
        } catch (IOException | GeneralSecurityException e) {
            throw new SettingException("granta.tls.client-ca",
                    "granta.tls.client-ca: " + pem + " is not a PEM file of certificates: " + e.getMessage());
        }
    }

    /** The addresses the certificate speaks for; none when nobody here trusts it. */
    List<String> addresses(X509Certificate[] chain) {
        try {
            authorities.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
            return XmppAddresses.of(chain[0]);
        } catch (CertificateException e) {
            return List.of();
        }
    }

    /** For the handshake: asks for certificates of these authorities, refuses none. */
    X509ExtendedTrustManager anyHolder() {
        return new AnyHolder(authorities.getAcceptedIssuers());
    }

    private static final class AnyHolder extends X509ExtendedTrustManager {
        private final X509Certificate[] issuers;

        AnyHolder(X509Certificate[] issuers) {
            this.issuers = issuers;
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return Arrays.copyOf(issuers, issuers.length);
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
            throw new UnsupportedOperationException("only clients are trusted");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            throw new UnsupportedOperationException("only clients are trusted");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            throw new UnsupportedOperationException("only clients are trusted");
        }
    }
}
