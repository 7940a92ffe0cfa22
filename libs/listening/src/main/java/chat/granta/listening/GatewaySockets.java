package chat.granta.listening;

import chat.granta.settings.SettingException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A gateway's sockets: those it listens on, and the connections it opens itself. Spring starts this last and stops it first of
 * all beans, so that a peer never meets a gateway that is only half there.
 *
 * <p>Stopping closes the listening sockets, tells every connection ({@link ServerStopping}), and waits a bounded time for
 * them to close. The lifecycle methods are called by one thread.
 */
public final class GatewaySockets implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(GatewaySockets.class);

    private final String name;
    private final String address;
    private final Duration shutdownTimeout;
    private final List<Listener> listeners;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Map<String, Channel> listening = new LinkedHashMap<>();
    private volatile @Nullable Transport transport;

    /**
     * @param name what the event loops' threads are called, such as {@code c2s}
     * @param address the local address to bind, such as {@code 0.0.0.0}
     * @param shutdownTimeout how long stopping waits for the peers to close their connections
     */
    public GatewaySockets(String name, String address, Duration shutdownTimeout, List<Listener> listeners) {
        this.name = name;
        this.address = address;
        this.shutdownTimeout = shutdownTimeout;
        this.listeners = List.copyOf(listeners);
    }

    /** @throws SettingException when a port cannot be bound */
    @Override
    public void start() {
        var opened = new Transport(name);
        transport = opened;
        try {
            for (Listener listener : listeners) {
                listening.put(listener.setting(), listen(opened.listening(), listener));
            }
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    @Override
    public void stop() {
        Transport running = transport;
        if (running == null) {
            return;
        }
        listening.values().forEach(channel -> channel.close().syncUninterruptibly());
        listening.clear();
        connections.forEach(channel -> channel.pipeline().fireUserEventTriggered(ServerStopping.EVENT));
        if (!connections.newCloseFuture().awaitUninterruptibly(shutdownTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
            log.info("{} connections were not closed by their peers in time", connections.size());
            connections.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
        running.stop();
        transport = null;
    }

    @Override
    public boolean isRunning() {
        return transport != null;
    }

    /** The port a listener is bound to, which differs from its setting when that is 0. */
    public int port(String setting) {
        Channel channel = listening.get(setting);
        if (channel == null) {
            throw new IllegalStateException("nothing listens for " + setting);
        }
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /**
     * Opens a connection, which belongs to the gateway like those it accepts. Any thread, between start and stop.
     *
     * @param initializer sets it up
     * @return fails when the peer does not answer within the timeout
     */
    public ChannelFuture connect(InetSocketAddress peer, Duration timeout, ChannelInitializer<Channel> initializer) {
        Transport running = transport;
        if (running == null) {
            throw new IllegalStateException("the gateway's sockets are not open");
        }
        ChannelFuture connecting = running.connecting(timeout).handler(initializer).connect(peer);
        connections.add(connecting.channel());
        return connecting;
    }

    /** How many connections are open, whether the peer has logged in or not. Any thread. */
    public int connections() {
        return connections.size();
    }

    private Channel listen(ServerBootstrap bootstrap, Listener listener) {
        ChannelFuture bound = bootstrap.handler(new Accepting()).childHandler(listener.initializer())
                .bind(address, listener.port()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw unusable(listener, bound.cause());
        }
        log.info("Listening on {} ({})", bound.channel().localAddress(), listener.setting());
        return bound.channel();
    }

    private SettingException unusable(Listener listener, Throwable cause) {
        String named = listener.setting() + ' ' + listener.port();
        String reason = String.valueOf(cause.getMessage());
        if (reason.contains("in use")) {
            return new SettingException(listener.setting(),
                    named + " is already in use: stop the other program or set another port");
        }
        return new SettingException(listener.setting(), named + " cannot be bound on " + address + ": " + reason);
    }

    /** Enters each accepted connection into the group before anything happens on it. */
    @Sharable
    private final class Accepting extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            connections.add((Channel) accepted);
            context.fireChannelRead(accepted);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            log.warn("Cannot accept a connection; is the limit of open files too low? {}", cause.toString());
            context.fireExceptionCaught(cause);
        }
    }
}
