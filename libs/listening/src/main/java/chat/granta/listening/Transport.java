package chat.granta.listening;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The event loops: epoll where the system has it, NIO elsewhere. */
final class Transport {
    /** How long the peer's system may leave what was sent unacknowledged before the connection counts as dead. */
    private static final int DEAD_PEER_MILLIS = 60_000;

    private final boolean isEpoll = Epoll.isAvailable();
    private final EventLoopGroup acceptors;
    private final EventLoopGroup workers;

    /** @param name what the threads are called */
    Transport(String name) {
        this.acceptors = group(1, name + "-accept");
        this.workers = group(Runtime.getRuntime().availableProcessors(), name);
    }

    ServerBootstrap listening() {
        var bootstrap = new ServerBootstrap().group(acceptors, workers).channel(serverChannel())
                .option(ChannelOption.SO_BACKLOG, 1024).option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true).childOption(ChannelOption.SO_KEEPALIVE, true);
        if (isEpoll) {
            bootstrap.childOption(EpollChannelOption.TCP_USER_TIMEOUT, DEAD_PEER_MILLIS);
        }
        return bootstrap;
    }

    Bootstrap connecting(Duration timeout) {
        var bootstrap = new Bootstrap().group(workers)
                .channel(isEpoll ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(timeout.toMillis()))
                .option(ChannelOption.TCP_NODELAY, true).option(ChannelOption.SO_KEEPALIVE, true);
        if (isEpoll) {
            bootstrap.option(EpollChannelOption.TCP_USER_TIMEOUT, DEAD_PEER_MILLIS);
        }
        return bootstrap;
    }

    void stop() {
        acceptors.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        workers.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    private Class<? extends ServerChannel> serverChannel() {
        return isEpoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    private EventLoopGroup group(int threads, String name) {
        IoHandlerFactory factory = isEpoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name), factory);
    }
}
