package chat.granta.s2s.connection;

import chat.granta.listening.limits.AddressLimit;
import chat.granta.listening.limits.LoginBudget;
import chat.granta.s2s.inbound.InboundServices;
import chat.granta.s2s.inbound.InboundStream;
import chat.granta.s2s.stream.FederationAudit;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamHeader;
import chat.granta.stream.StreamId;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.carrier.TcpSettings;
import chat.granta.stream.carrier.TcpStream;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Sets up a connection that another server has opened: byte budget, TLS when it begins with it, and the stream. */
public final class InboundConnections extends ChannelInitializer<Channel> {
    private static final int MAX_UNSENT_BYTES = 256 * 1024;

    private final InboundServices services;
    private final AddressLimit addresses;
    private final TcpSettings tcp;
    private final boolean isDirectTls;

    /** @param addresses how many connections each address has; shared by all listeners */
    public InboundConnections(InboundServices services, AddressLimit addresses, boolean isDirectTls) {
        this.services = services;
        this.addresses = addresses;
        this.isDirectTls = isDirectTls;
        this.tcp = new TcpSettings(MAX_UNSENT_BYTES, services.receiving().settings().closeTimeout(),
                channel -> services.tls().starttls(channel.alloc()), Channel::remoteAddress);
    }

    @Override
    protected void initChannel(Channel channel) {
        var peer = channel.remoteAddress();
        if (!addresses.enter(peer)) {
            refuse(channel);
            return;
        }
        channel.closeFuture().addListener(closed -> addresses.leave(peer));
        var budget = new LoginBudget(services.receiving().settings().loginBytes());
        channel.pipeline().addLast(budget);
        if (isDirectTls) {
            channel.pipeline().addLast(services.tls().direct(channel.alloc()));
        }
        InboundStream stream = TcpStream.install(channel, tcp, StreamLimits.beforeLogin(),
                out -> new InboundStream(services, out, isDirectTls, () -> channel.pipeline().remove(budget)));
        channel.pipeline().addLast(new ConnectionEvents(stream::stopping, stream::fail));
        if (peer instanceof InetSocketAddress inet) {
            judge(inet.getAddress(), channel, stream);
        }
    }

    /** While lists are asked about the address, the server is not read. */
    private void judge(InetAddress address, Channel channel, InboundStream stream) {
        channel.config().setAutoRead(false);
        services.addresses().refusal(address).thenAccept(refusal -> channel.eventLoop().execute(() -> {
            channel.config().setAutoRead(true);
            if (refusal != null) {
                services.receiving().metrics().failed("in", "address-refused");
                services.receiving().metrics().audit().record(new FederationAudit.Event(FederationAudit.Kind.REFUSED,
                        null, null, "", channel.remoteAddress(), refusal, false));
                if (isDirectTls) {
                    channel.close();
                } else {
                    stream.fail(StreamError.policyViolation(refusal));
                }
            }
        }));
    }

    /** In clear the server hears why; a handshake to say it in would be too dear. */
    private void refuse(Channel channel) {
        services.receiving().metrics().failed("in", "too-many-connections");
        if (isDirectTls) {
            channel.close();
        } else {
            TcpStream.refuse(channel, tcp,
                    new StreamHeader(StreamHeader.SERVER, services.receiving().domains().main(), null, StreamId.next(),
                            "en"),
                    StreamError.policyViolation("too many connections from your address"));
        }
    }
}
