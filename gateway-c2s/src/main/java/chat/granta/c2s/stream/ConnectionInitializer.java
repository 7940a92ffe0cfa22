package chat.granta.c2s.stream;

import chat.granta.stream.StreamError;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.XmppStreamDecoder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.WriteBufferWaterMark;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Sets up a client's connection: byte budget, load balancer, TLS when it begins with it, bytes to events, and the stream. */
public final class ConnectionInitializer extends ChannelInitializer<Channel> {
    private final StreamServices services;
    private final boolean isDirectTls;

    private ConnectionInitializer(StreamServices services, boolean isDirectTls) {
        this.services = services;
        this.isDirectTls = isDirectTls;
    }

    /** Connections that begin in clear (RFC 6120 section 5). */
    public static ConnectionInitializer starttls(StreamServices services) {
        return new ConnectionInitializer(services, false);
    }

    /** Connections that begin with TLS (XEP-0368). */
    public static ConnectionInitializer directTls(StreamServices services) {
        return new ConnectionInitializer(services, true);
    }

    @Override
    protected void initChannel(Channel channel) {
        boolean isProxied = services.proxy().isBehindBalancer(channel);
        if (!isProxied && !admit(channel, channel.remoteAddress())) {
            return;
        }
        int unsent = services.settings().maxUnsentBytes();
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(unsent / 2, unsent));
        var decoder = new XmppStreamDecoder(StreamLimits.beforeLogin());
        channel.pipeline().addLast(new LoginBudget(services.settings().loginBytes()));
        if (isProxied) {
            services.proxy().install(channel, client -> admit(channel, client));
        }
        if (isDirectTls) {
            channel.pipeline().addLast(services.tls().direct(channel.alloc()));
        }
        channel.pipeline().addLast(decoder,
                new StreamHandler(new ClientStream(services, channel, decoder, isDirectTls)));
    }

    private boolean admit(Channel channel, @Nullable SocketAddress client) {
        boolean isWelcome = services.addresses().enter(client);
        if (isWelcome) {
            channel.closeFuture().addListener(closed -> services.addresses().leave(client));
        } else {
            refuse(channel);
        }
        return isWelcome;
    }

    /** Too many connections from one address: in clear they hear why, a handshake to say it in would be too dear. */
    private void refuse(Channel channel) {
        services.metrics().failed("too-many-connections");
        if (isDirectTls) {
            channel.close();
            return;
        }
        var output = new StreamOutput(channel);
        output.header(services.domain(), null);
        output.error(StreamError.policyViolation("too many connections from your address"));
        output.footer();
        output.finish().addListener(ChannelFutureListener.CLOSE);
    }
}
