package chat.granta.c2s.stream;

import chat.granta.stream.StreamLimits;
import chat.granta.stream.XmppStreamDecoder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.WriteBufferWaterMark;

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
        int unsent = services.settings().maxUnsentBytes();
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(unsent / 2, unsent));
        var decoder = new XmppStreamDecoder(StreamLimits.beforeLogin());
        channel.pipeline().addLast(new LoginBudget(services.settings().loginBytes()));
        services.proxy().install(channel);
        if (isDirectTls) {
            channel.pipeline().addLast(services.tls().direct(channel.alloc()));
        }
        channel.pipeline().addLast(decoder, new ClientStream(services, channel, decoder, isDirectTls));
    }
}
