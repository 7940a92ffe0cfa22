package chat.granta.loadtest.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Event loops and new connections to one server. Closing it closes every connection. */
public final class Transport implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MILLIS = 30_000;

    private final Endpoint server;
    private final Endpoint peer;
    private final int sourceAddresses;
    private final Tls tls;
    private final MultiThreadIoEventLoopGroup group;
    private final List<EventLoop> loops = new ArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();

    /**
     * @param peer another server; the same where there is none
     * @param sourceAddresses how many of 127.0.0.2 and up to connect from in turn; 0 leaves it to the system
     */
    public Transport(Endpoint server, Endpoint peer, Tls tls, int threads, int sourceAddresses) {
        this.server = server;
        this.peer = peer;
        this.tls = tls;
        this.sourceAddresses = sourceAddresses;
        IoHandlerFactory factory = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        group = new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("loadtest", true), factory);
        for (EventExecutor loop : group) {
            loops.add((EventLoop) loop);
        }
    }

    public Tls tls() {
        return tls;
    }

    public List<EventLoop> loops() {
        return loops;
    }

    /** Opens a connection on a loop; the receiver hears how it went. May be called on any thread. */
    public void open(EventLoop loop, Receiver receiver) {
        open(loop, false, receiver);
    }

    /** The same, to the other server or to this one. */
    public void open(EventLoop loop, boolean isToPeer, Receiver receiver) {
        Endpoint endpoint = isToPeer ? peer : server;
        var connection = new Connection(loop, tls, endpoint.domain(), receiver);
        var bootstrap = new Bootstrap().group(loop)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (tls.mode() == Tls.Mode.DIRECT) {
                            channel.pipeline().addLast(tls.handler(channel.alloc(), endpoint.domain()));
                        }
                        channel.pipeline().addLast(connection);
                    }
                });
        if (sourceAddresses > 0) {
            if (Epoll.isAvailable()) {
                bootstrap.option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);
            }
            bootstrap.localAddress("127.0.0." + (2 + opened.getAndIncrement() % sourceAddresses), 0);
        }
        bootstrap.connect(endpoint.address()).addListener(done -> {
            if (done.cause() != null) {
                loop.execute(() -> connection.failed(done.cause()));
            }
        });
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
