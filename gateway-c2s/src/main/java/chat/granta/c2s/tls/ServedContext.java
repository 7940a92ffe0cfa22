package chat.granta.c2s.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.internal.tcnative.SSL;
import io.netty.util.Mapping;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One way of beginning TLS, with the certificates to choose from (RFC 6066 section 3).
 *
 * @param byName null when there is nothing to choose
 */
record ServedContext(SslContext fallback, @Nullable Mapping<String, SslContext> byName, Duration timeout) {
    // A ClientHello with post-quantum key shares has less than 2 KiB.
    private static final int MAX_CLIENT_HELLO = 16 * 1024;

    ChannelHandler handler(ByteBufAllocator allocator) {
        return byName == null ? prepared(fallback.newHandler(allocator)) : new Choosing(byName);
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
