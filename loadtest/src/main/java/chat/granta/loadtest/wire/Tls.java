package chat.granta.loadtest.wire;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.util.Locale;
import javax.net.ssl.SSLException;

/**
 * TLS of the client's side. Any certificate is taken: servers under test have self-signed ones. BoringSSL where it is, the
 * JDK's TLS elsewhere; without a peer's name an engine resumes no session, so each handshake is a full one.
 */
public final class Tls {
    /** How a connection comes to be secured. */
    public enum Mode {
        NONE, STARTTLS, DIRECT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Mode mode;
    private final SslContext context;

    public Tls(Mode mode) {
        this.mode = mode;
        try {
            context = SslContextBuilder.forClient()
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                    .trustManager(InsecureTrustManagerFactory.INSTANCE).endpointIdentificationAlgorithm(null)
                    .protocols("TLSv1.3", "TLSv1.2").build();
        } catch (SSLException e) {
            throw new IllegalStateException("no TLS here", e);
        }
    }

    public Mode mode() {
        return mode;
    }

    SslHandler handler(ByteBufAllocator allocator) {
        return context.newHandler(allocator);
    }
}
