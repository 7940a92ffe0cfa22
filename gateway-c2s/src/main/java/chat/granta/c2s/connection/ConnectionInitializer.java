package chat.granta.c2s.connection;

import chat.granta.c2s.negotiation.SaslNegotiation;
import chat.granta.c2s.negotiation.TlsNegotiation;
import chat.granta.c2s.stream.ClientStream;
import chat.granta.c2s.stream.Negotiation;
import chat.granta.c2s.stream.StreamServices;
import chat.granta.listening.ProxyProtocol;
import chat.granta.listening.limits.LoginBudget;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamHeader;
import chat.granta.stream.StreamId;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.carrier.TcpSettings;
import chat.granta.stream.carrier.TcpStream;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Sets up a client's connection: byte budget, load balancer, TLS when it begins with it, and the stream. */
public final class ConnectionInitializer extends ChannelInitializer<Channel> {
    private final StreamServices services;
    private final TcpSettings tcp;
    private final boolean isDirectTls;

    private ConnectionInitializer(StreamServices services, boolean isDirectTls) {
        this.services = services;
        this.tcp = new TcpSettings(services.settings().maxUnsentBytes(), services.settings().closeTimeout(),
                channel -> services.tls().starttls(channel.alloc()), ProxyProtocol::client);
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
        var budget = new LoginBudget(services.settings().loginBytes());
        channel.pipeline().addLast(budget);
        if (isProxied) {
            services.proxy().install(channel, client -> admit(channel, client));
        }
        if (isDirectTls) {
            channel.pipeline().addLast(services.tls().direct(channel.alloc()));
        }
        ClientStream stream = TcpStream.install(channel, tcp, StreamLimits.beforeLogin(),
                out -> new ClientStream(services, out, this::first, () -> channel.pipeline().remove(budget)));
        channel.pipeline().addLast(new ConnectionEvents(stream));
    }

    /** What is negotiated first (RFC 6120 section 5.3.1). */
    private Negotiation first(ClientStream stream) {
        return isDirectTls || !services.settings().requireTls()
                ? new SaslNegotiation(stream, isDirectTls)
                : new TlsNegotiation(stream);
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
        } else {
            TcpStream.refuse(channel, tcp,
                    new StreamHeader(StreamHeader.CLIENT, services.domain(), null, StreamId.next(), "en"),
                    StreamError.policyViolation("too many connections from your address"));
        }
    }
}
