package chat.granta.s2s.connection;

import chat.granta.listening.GatewaySockets;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.dns.ServerAddress;
import chat.granta.s2s.outbound.Connections;
import chat.granta.s2s.outbound.OutboundStream;
import chat.granta.s2s.stream.S2sSettings;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.carrier.TcpSettings;
import chat.granta.stream.carrier.TcpStream;
import chat.granta.stream.carrier.XmppStream;
import chat.granta.tls.TlsClient;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens connections to other servers, among the gateway's sockets. */
public final class OutboundConnections implements Connections {
    private static final Logger log = LoggerFactory.getLogger(OutboundConnections.class);
    private static final int MAX_UNSENT_BYTES = 4 * 1024 * 1024;

    private final S2sSettings settings;
    private final TlsClient tls;
    private final Supplier<GatewaySockets> sockets;

    /** @param sockets asked for when there is something to open, as they are made after all else */
    public OutboundConnections(S2sSettings settings, TlsClient tls, Supplier<GatewaySockets> sockets) {
        this.settings = settings;
        this.tls = tls;
        this.sockets = sockets;
    }

    @Override
    public void open(DomainPair pair, ServerAddress address, Function<XmppStream, OutboundStream> owner,
            Predicate<@Nullable OutboundStream> done) {
        var initializer = new Initializer(pair, address.isDirectTls(), owner);
        try {
            sockets.get().connect(address.address(), settings.connectTimeout(), initializer).addListener(connecting -> {
                OutboundStream stream = initializer.stream;
                if (!connecting.isSuccess()) {
                    log.debug("{} at {} does not answer: {}", pair.remote(), address.address(),
                            connecting.cause().toString());
                }
                boolean isWanted = done.test(connecting.isSuccess() ? stream : null);
                if (stream != null && !(connecting.isSuccess() && isWanted)) {
                    stream.abandon();
                    ((ChannelFuture) connecting).channel().close();
                }
            });
        } catch (IllegalStateException e) {
            // The sockets are not open yet, or no more.
            done.test(null);
        }
    }

    private final class Initializer extends ChannelInitializer<Channel> {
        private final DomainPair pair;
        private final boolean isDirectTls;
        private final Function<XmppStream, OutboundStream> owner;
        private @Nullable OutboundStream stream;

        Initializer(DomainPair pair, boolean isDirectTls, Function<XmppStream, OutboundStream> owner) {
            this.pair = pair;
            this.isDirectTls = isDirectTls;
            this.owner = owner;
        }

        @Override
        protected void initChannel(Channel channel) {
            if (isDirectTls) {
                channel.pipeline().addLast(tls.direct(channel.alloc(), pair.local(), pair.remote()));
            }
            var tcp = new TcpSettings(MAX_UNSENT_BYTES, settings.closeTimeout(),
                    toSecure -> tls.starttls(toSecure.alloc(), pair.local(), pair.remote()), Channel::remoteAddress);
            OutboundStream made = TcpStream.install(channel, tcp, StreamLimits.beforeLogin(), owner);
            channel.pipeline().addLast(new ConnectionEvents(made::stopping, _ -> {}));
            stream = made;
        }
    }
}
