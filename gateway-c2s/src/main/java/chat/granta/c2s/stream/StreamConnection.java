package chat.granta.c2s.stream;

import chat.granta.c2s.proxy.ProxyProtocol;
import chat.granta.c2s.sasl.SaslConnection;
import chat.granta.c2s.tls.TlsContexts;
import chat.granta.stream.XmppStreamDecoder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * The connection under a stream: whose it is, what TLS knows of it, and what stands in its pipeline before the decoder as
 * the stream gets on. On the event loop.
 */
record StreamConnection(Channel channel, XmppStreamDecoder decoder, TlsContexts tls) {
    /** The client's address, behind any load balancer. */
    @Nullable
    SocketAddress client() {
        return ProxyProtocol.client(channel);
    }

    /** What a login may know of this connection; asked for after TLS, if there is any. */
    SaslConnection forLogin() {
        InetAddress address = client() instanceof InetSocketAddress inet ? inet.getAddress() : null;
        SslHandler handler = channel.pipeline().get(SslHandler.class);
        if (handler == null) {
            return SaslConnection.unbound(address);
        }
        SSLEngine engine = handler.engine();
        return new SaslConnection(address, tls.bindings(engine), tls.certified(engine.getSession()));
    }

    /** Puts TLS under the stream; the next byte read is the handshake's. */
    void secure() {
        beforeDecoder(tls.starttls(channel.alloc()));
    }

    /** The budget of strangers goes; what watches over a client that has logged in comes. */
    void admit(ChannelHandler... watchers) {
        if (channel.pipeline().get(LoginBudget.class) != null) {
            channel.pipeline().remove(LoginBudget.class);
        }
        for (ChannelHandler watcher : watchers) {
            beforeDecoder(watcher);
        }
    }

    private void beforeDecoder(ChannelHandler handler) {
        channel.pipeline().addBefore(channel.pipeline().context(decoder).name(), null, handler);
    }
}
