package chat.granta.s2s.connection;

import chat.granta.listening.limits.AddressLimit;
import chat.granta.listening.limits.LoginBudget;
import chat.granta.s2s.component.ComponentServices;
import chat.granta.s2s.component.ComponentStream;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamHeader;
import chat.granta.stream.StreamId;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.carrier.TcpSettings;
import chat.granta.stream.carrier.TcpStream;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelInitializer;

/** Sets up a connection that a component has opened: byte budget and stream. */
public final class ComponentConnections extends ChannelInitializer<Channel> {
    private static final int MAX_UNSENT_BYTES = 1024 * 1024;
    /** A header and a handshake are a few hundred. */
    private static final int LOGIN_BYTES = 10_000;

    private final ComponentServices services;
    private final AddressLimit addresses;
    private final TcpSettings tcp;

    public ComponentConnections(ComponentServices services) {
        this.services = services;
        this.addresses = new AddressLimit(services.settings().connectionsPerAddress());
        // XEP-0114 knows no TLS.
        this.tcp = new TcpSettings(MAX_UNSENT_BYTES, services.settings().closeTimeout(),
                _ -> new ChannelHandlerAdapter() {}, Channel::remoteAddress);
    }

    @Override
    protected void initChannel(Channel channel) {
        var peer = channel.remoteAddress();
        if (!addresses.enter(peer)) {
            services.metrics().failed("too-many-connections");
            TcpStream.refuse(channel, tcp, new StreamHeader(StreamHeader.COMPONENT, services.domains().main(), null,
                    StreamId.next(), null), StreamError.policyViolation("too many connections from your address"));
            return;
        }
        channel.closeFuture().addListener(closed -> addresses.leave(peer));
        var budget = new LoginBudget(LOGIN_BYTES);
        channel.pipeline().addLast(budget);
        ComponentStream stream = TcpStream.install(channel, tcp, StreamLimits.beforeLogin(),
                out -> new ComponentStream(services, out, () -> channel.pipeline().remove(budget)));
        channel.pipeline().addLast(new ConnectionEvents(stream::stopping, stream::fail));
    }
}
