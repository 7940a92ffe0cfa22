package chat.granta.tls;

import chat.granta.settings.SettingException;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.internal.tcnative.SSL;
import io.netty.util.DomainWildcardMappingBuilder;
import io.netty.util.Mapping;
import java.net.IDN;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One way of beginning TLS, with the certificates of ours to choose from: by the name that a client asks for (SNI, RFC 6066
 * section 3), or by the domain in whose name we connect.
 *
 * @param byName null when there is nothing to choose
 * @param timeout how long a handshake may take
 */
record ContextsByName(SslContext fallback, @Nullable Mapping<String, SslContext> byName, Duration timeout) {
    // A ClientHello with post-quantum key shares has less than 2 KiB.
    private static final int MAX_CLIENT_HELLO = 16 * 1024;

    /** How a context is made of a certificate. */
    interface ContextMaker {
        SslContext of(OwnCertificate own) throws SSLException;
    }

    /**
     * @param certificates the first is for clients that ask for no name, or for an unknown one
     * @throws SettingException when a certificate cannot be used, or one of the others names no host
     */
    static ContextsByName of(List<OwnCertificate> certificates, ContextMaker maker, Duration timeout) {
        SslContext fallback = made(certificates.getFirst(), maker);
        if (certificates.size() == 1) {
            return new ContextsByName(fallback, null, timeout);
        }
        var names = new DomainWildcardMappingBuilder<>(fallback);
        for (OwnCertificate own : certificates.subList(1, certificates.size())) {
            List<String> hosts = CertificateNames.of(own.chain().getFirst()).dns();
            if (hosts.isEmpty()) {
                throw unusable(own, "it names no host");
            }
            SslContext context = made(own, maker);
            hosts.forEach(host -> names.add(host, context));
        }
        return new ContextsByName(fallback, names.build(), timeout);
    }

    private static SslContext made(OwnCertificate own, ContextMaker maker) {
        try {
            return maker.of(own);
        } catch (SSLException | IllegalArgumentException e) {
            throw unusable(own, String.valueOf(e.getMessage()));
        }
    }

    private static SettingException unusable(OwnCertificate own, String reason) {
        String setting = own.files().certificateSetting();
        return new SettingException(setting, setting + ": " + own.files().certificate() + ": " + reason);
    }

    /** For a connection on which we are the server. */
    ChannelHandler accepting(ByteBufAllocator allocator) {
        return byName == null ? prepared(fallback.newHandler(allocator)) : new Choosing(byName);
    }

    /** For a connection on which we are the client, with a certificate of one domain, asking for another's (SNI). */
    SslHandler connecting(ByteBufAllocator allocator, String from, String to) {
        SslContext own = byName == null ? fallback : byName.map(IDN.toASCII(from));
        // The port is only what sessions would be remembered under.
        return prepared(own.newHandler(allocator, IDN.toASCII(to), -1));
    }

    private SslHandler prepared(SslHandler handler) {
        handler.setHandshakeTimeoutMillis(timeout.toMillis());
        if (handler.engine() instanceof ReferenceCountedOpenSslEngine openSsl) {
            // OpenSSL sends tickets with TLS 1.2 whatever the context says; see ContextFactory on resumption.
            SSL.setOptions(openSsl.sslPointer(), SSL.SSL_OP_NO_TICKET);
        }
        return handler;
    }

    private final class Choosing extends SniHandler {
        Choosing(Mapping<String, SslContext> names) {
            super(names, MAX_CLIENT_HELLO, timeout.toMillis());
        }

        @Override
        protected SslHandler newSslHandler(SslContext context, ByteBufAllocator allocator) {
            return prepared(super.newSslHandler(context, allocator));
        }
    }
}
