package chat.granta.stream.carrier;

import chat.granta.model.Element;
import chat.granta.model.Stanza;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamHeader;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.StreamWriter;
import chat.granta.stream.XmppStreamDecoder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.ssl.SslHandler;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream on a TCP connection (RFC 6120 section 3): one XML document in each direction. Of what is sent, less than a TLS record waits for
 * {@link #flush}; nothing is held between flushes.
 */
public final class TcpStream implements XmppStream {
    private static final Logger log = LoggerFactory.getLogger(TcpStream.class);
    private static final StreamWriter WRITER = StreamWriter.ofDocument();

    private final Channel channel;
    private final XmppStreamDecoder decoder;
    private final TcpSettings settings;
    private final OutgoingBytes outgoing;
    private final Set<PauseReason> pauses = EnumSet.noneOf(PauseReason.class);
    private @Nullable StreamOwner owner;
    private boolean isClosed;

    private TcpStream(Channel channel, TcpSettings settings, StreamLimits limits) {
        this.channel = channel;
        this.settings = settings;
        this.decoder = new XmppStreamDecoder(limits);
        this.outgoing = new OutgoingBytes(channel);
    }

    /**
     * Puts a stream at the end of a connection's pipeline, behind TLS if it begins with that.
     *
     * @param limits for what the peer sends until {@link #limits} says otherwise
     * @param owner makes the stream's owner, which is returned
     */
    public static <T extends StreamOwner> T install(Channel channel, TcpSettings settings, StreamLimits limits,
            Function<XmppStream, T> owner) {
        var stream = new TcpStream(channel, settings, limits);
        int most = settings.maxUnsentBytes();
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(most / 2, most));
        T told = owner.apply(stream);
        stream.owner = told;
        channel.pipeline().addLast(new ArrivalHandler(told), stream.decoder, new TcpStreamHandler(stream, told));
        return told;
    }

    /** Refuses a connection that is not to have a stream: opens one, says why, and closes both. */
    public static void refuse(Channel channel, TcpSettings settings, StreamHeader header, StreamError error) {
        var stream = new TcpStream(channel, settings, StreamLimits.beforeLogin());
        stream.header(header);
        WRITER.error(stream.outgoing.buffer(), error);
        WRITER.footer(stream.outgoing.buffer());
        stream.readNoMore();
        GracefulClose.after(stream.sendLast(), settings.closeTimeout());
    }

    /** What the peer sends is thrown away, whether a stream has been installed or not. */
    private void readNoMore() {
        ChannelPipeline pipeline = channel.pipeline();
        ChannelHandlerContext installed = pipeline.context(ArrivalHandler.class);
        var deaf = new SimpleChannelInboundHandler<Object>() {
            @Override
            protected void channelRead0(ChannelHandlerContext context, Object message) {
                // Released, and that is all.
            }
        };
        if (installed == null) {
            pipeline.addLast(deaf);
        } else {
            pipeline.addBefore(installed.name(), null, deaf);
        }
    }

    @Override
    public void header(StreamHeader header) {
        if (!isClosed) {
            WRITER.header(outgoing.buffer(), header);
        }
    }

    @Override
    public void features(List<Element> features) {
        if (!isClosed) {
            WRITER.features(outgoing.buffer(), features);
        }
    }

    @Override
    public void element(Element element) {
        if (!isClosed) {
            WRITER.element(outgoing.buffer(), element);
        }
    }

    @Override
    public void stanza(Stanza stanza, @Nullable String to, @Nullable Runnable otherwise) {
        if (isClosed) {
            if (otherwise != null) {
                otherwise.run();
            }
            return;
        }
        WRITER.stanza(outgoing.buffer(), stanza, to);
        outgoing.stanzaAdded(otherwise);
    }

    @Override
    public void flush() {
        outgoing.flush();
    }

    @Override
    public void flush(Runnable taken) {
        flush();
        ChannelFuture underWay = outgoing.underWay();
        if (underWay == null) {
            execute(taken);
        } else {
            underWay.addListener(written -> {
                if (written.isSuccess()) {
                    guarded(taken);
                }
            });
        }
    }

    /** A space between stanzas. */
    @Override
    public void keepAlive() {
        if (!outgoing.wasUsed() && !isClosed) {
            outgoing.buffer().writeByte(' ');
            flush();
            // The space itself counts for nothing.
            outgoing.wasUsed();
        }
    }

    @Override
    public void close(@Nullable StreamError error) {
        if (!isClosed) {
            if (error != null) {
                WRITER.error(outgoing.buffer(), error);
            }
            WRITER.footer(outgoing.buffer());
            GracefulClose.after(sendLast(), settings.closeTimeout());
        }
    }

    private ChannelFuture sendLast() {
        isClosed = true;
        return outgoing.write();
    }

    /** The connection has gone: what was not sent never will be. */
    void discard() {
        isClosed = true;
        outgoing.discard();
    }

    /** The owner knows that the connection has gone. */
    void reportUnsent() {
        outgoing.reportUnsent();
    }

    @Override
    public void restart() {
        decoder.expectNewStream();
    }

    @Override
    public void limits(StreamLimits limits) {
        decoder.limits(limits);
    }

    @Override
    public void startTls() {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addBefore(pipeline.context(ArrivalHandler.class).name(), null, settings.startTls().apply(channel));
    }

    @Override
    public void pauseReading(PauseReason reason) {
        pauses.add(reason);
        channel.config().setAutoRead(false);
    }

    @Override
    public void resumeReading(PauseReason reason) {
        if (pauses.remove(reason) && pauses.isEmpty()) {
            channel.config().setAutoRead(true);
        }
    }

    @Override
    public @Nullable SocketAddress peer() {
        return settings.peer().apply(channel);
    }

    @Override
    public @Nullable SSLEngine tls() {
        SslHandler handler = channel.pipeline().get(SslHandler.class);
        return handler == null ? null : handler.engine();
    }

    @Override
    public void execute(Runnable action) {
        try {
            channel.eventLoop().execute(() -> guarded(action));
        } catch (RejectedExecutionException e) {
            log.debug("the event loop has ended before the stream of {}", peer());
        }
    }

    @Override
    public Future<?> schedule(Runnable action, Duration delay) {
        return channel.eventLoop().schedule(() -> guarded(action), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** No pipeline watches over what is run like this. */
    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            if (owner == null) {
                throw e;
            }
            owner.failed(e);
        }
    }

    @Override
    public long nanoTime() {
        return channel.eventLoop().ticker().nanoTime();
    }
}
