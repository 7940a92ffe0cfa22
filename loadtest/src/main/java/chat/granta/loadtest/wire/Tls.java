package chat.granta.loadtest.wire;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.nio.file.Path;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** TLS of the client's side: BoringSSL where it is, the JDK's TLS elsewhere. */
public final class Tls {
    /** How a connection comes to be secured. */
    public enum Mode {
        NONE, STARTTLS, DIRECT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Whose certificates are taken.
     *
     * @param any whoever's, for any name
     * @param authorities PEM file; null: those that the JDK trusts
     */
    public record Trust(boolean any, @Nullable Path authorities) {}

    /** Only part of the engine's name for sessions. */
    private static final int ANY_PORT = 5222;

    private final Mode mode;
    private final Trust trust;
    private final SslContext context;

    /** @throws IllegalArgumentException when the authorities cannot be read */
    public Tls(Mode mode, Trust trust) {
        this.mode = mode;
        this.trust = trust;
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2");
        if (trust.any()) {
            builder.trustManager(InsecureTrustManagerFactory.INSTANCE).endpointIdentificationAlgorithm(null);
        } else if (trust.authorities() != null) {
            builder.trustManager(trust.authorities().toFile());
        }
        try {
            context = builder.build();
        } catch (SSLException e) {
            throw new IllegalStateException("no TLS here", e);
        }
    }

    public Mode mode() {
        return mode;
    }

    /** Without a name, which nobody checks when any certificate is taken, an engine resumes no session. */
    SslHandler handler(ByteBufAllocator allocator, String domain) {
        return trust.any() ? context.newHandler(allocator) : context.newHandler(allocator, domain, ANY_PORT);
    }
}
