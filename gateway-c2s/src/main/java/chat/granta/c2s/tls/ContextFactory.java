package chat.granta.c2s.tls;

import chat.granta.c2s.server.SettingException;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every context has in common (RFC 7590, RFC 9325): TLS 1.2 and 1.3, forward secrecy, no resumption. */
record ContextFactory(SslProvider provider, @Nullable ClientCertificates clients, ExporterSecrets secrets) {
    static final ApplicationProtocolConfig WITHOUT_ALPN = ApplicationProtocolConfig.DISABLED;
    /** XEP-0368. A client without ALPN, or with another name for us, may still log in. */
    static final ApplicationProtocolConfig XMPP_CLIENT = new ApplicationProtocolConfig(Protocol.ALPN,
            SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT, "xmpp-client");
    // RFC 9325 4.2. Nothing with CBC, nor without ephemeral keys.
    private static final List<String> CIPHERS = List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
    /**
     * RFC 8446 4.6.1 forbids a ticket to live longer than a week, so Java sends none for a session of longer: a handshake
     * costs less than a millisecond, a ticket would have to be known at every gateway, and would outlive a revoked certificate.
     */
    private static final long NO_TICKETS = Duration.ofDays(8).toSeconds();

    /** @throws SettingException when the files cannot be used */
    SslContext context(KeyFiles files, ApplicationProtocolConfig protocols) {
        checkReadable(files.certificateSetting(), files.certificate());
        checkReadable(files.keySetting(), files.key());
        try {
            List<X509Certificate> chain = PemFile.certificates(files.certificate());
            PrivateKey key = KeyPairCheck.keyOf(chain.getFirst(), files.key());
            if (key == null) {
                throw new SettingException(files.keySetting(), files.keySetting() + ": " + files.key()
                        + " is not the key of the certificate in " + files.certificate());
            }
            // Given files, Netty would have Bouncy Castle read them, and set up all of it first.
            SslContextBuilder builder = SslContextBuilder.forServer(key, chain).sslProvider(provider)
                    .protocols("TLSv1.3", "TLSv1.2").ciphers(CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                    .applicationProtocolConfig(protocols).sessionTimeout(NO_TICKETS).sessionCacheSize(1);
            if (clients != null) {
                builder.clientAuth(ClientAuth.OPTIONAL).trustManager(clients.anyHolder());
            }
            SslContext context = builder.build();
            if (context instanceof ReferenceCountedOpenSslContext openSsl) {
                openSsl.sessionContext().setSessionCacheEnabled(false);
                secrets.watch(openSsl);
            }
            return context;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new SettingException(files.certificateSetting(),
                    files.certificateSetting() + ": " + files.certificate()
                            + " and " + files.key() + " are not a PEM certificate and its PKCS #8 key: "
                            + e.getMessage());
        }
    }

    private static void checkReadable(String setting, Path file) {
        if (!Files.isReadable(file)) {
            throw new SettingException(setting, setting + ": cannot read " + file.toAbsolutePath());
        }
    }
}
