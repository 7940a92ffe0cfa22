package chat.granta.tls;

import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What every context has in common (RFC 7590, RFC 9325): TLS 1.2 and 1.3, forward secrecy, no resumption. */
record ContextFactory(SslProvider provider) {
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

    /**
     * @param alpn what is answered to a client that asks for an application protocol; null: nothing. A client that does
     *     not ask, or asks for another, is welcome all the same (XEP-0368 section 3).
     * @param peers whose certificates clients are asked for; null: they are not
     */
    SslContext server(OwnCertificate own, @Nullable String alpn, @Nullable Authorities peers) throws SSLException {
        // Given files, Netty would have Bouncy Castle read them, and set up all of it first.
        SslContextBuilder builder = SslContextBuilder.forServer(own.key(), own.chain());
        if (peers != null) {
            builder.clientAuth(ClientAuth.OPTIONAL).trustManager(peers.anyHolder());
        }
        return built(builder, alpn);
    }

    /** @param own the certificate that is shown to a server that asks for one */
    SslContext client(OwnCertificate own, @Nullable String alpn, Authorities servers) throws SSLException {
        // Without an identification algorithm, as XMPP's names are not those of HTTPS: see Authorities.
        return built(SslContextBuilder.forClient().keyManager(own.key(), own.chain())
                .trustManager(servers.anyHolder()).endpointIdentificationAlgorithm(null), alpn);
    }

    private SslContext built(SslContextBuilder builder, @Nullable String alpn) throws SSLException {
        SslContext context = builder.sslProvider(provider).protocols("TLSv1.3", "TLSv1.2")
                .ciphers(CIPHERS, SupportedCipherSuiteFilter.INSTANCE).applicationProtocolConfig(protocols(alpn))
                .sessionTimeout(NO_TICKETS).sessionCacheSize(1).build();
        if (context instanceof ReferenceCountedOpenSslContext openSsl) {
            openSsl.sessionContext().setSessionCacheEnabled(false);
        }
        return context;
    }

    private static ApplicationProtocolConfig protocols(@Nullable String alpn) {
        return alpn == null
                ? ApplicationProtocolConfig.DISABLED
                : new ApplicationProtocolConfig(Protocol.ALPN, SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT, alpn);
    }
}
