package chat.granta.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Both sides of a TLS handshake that is over, without a network between them. */
final class Handshake implements AutoCloseable {
    private final EmbeddedChannel server;
    private final EmbeddedChannel client;

    Handshake(ChannelHandler serverSide, SslHandler clientSide) {
        server = new EmbeddedChannel(serverSide);
        client = new EmbeddedChannel(clientSide);
        while (!isDone(client) || !isDone(server)) {
            assertThat(pass(client, server) | pass(server, client)).as("something under way").isTrue();
        }
    }

    SSLSession server() {
        return handler(server).engine().getSession();
    }

    SSLSession client() {
        return handler(client).engine().getSession();
    }

    /** The application protocol that both sides agree on, or null (RFC 7301). */
    @Nullable
    String alpn() {
        assertThat(handler(server).applicationProtocol()).isEqualTo(handler(client).applicationProtocol());
        return handler(client).applicationProtocol();
    }

    @Override
    public void close() {
        server.finishAndReleaseAll();
        client.finishAndReleaseAll();
    }

    private static boolean isDone(EmbeddedChannel side) {
        SslHandler handler = side.pipeline().get(SslHandler.class);
        return handler != null && handler.handshakeFuture().isDone();
    }

    private static SslHandler handler(EmbeddedChannel side) {
        return side.pipeline().get(SslHandler.class);
    }

    private static boolean pass(EmbeddedChannel from, EmbeddedChannel to) {
        Object bytes = from.readOutbound();
        if (bytes != null) {
            to.writeInbound(bytes);
        }
        return bytes != null;
    }
}
