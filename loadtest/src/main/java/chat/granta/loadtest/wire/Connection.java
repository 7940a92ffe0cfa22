package chat.granta.loadtest.wire;

import chat.granta.loadtest.wire.StanzaScanner.Found;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One client connection: elements in, bytes out. Use on its event loop only, but for {@link #eventLoop()}. */
public final class Connection extends ByteToMessageDecoder {
    private static final String END = "</stream:stream>";

    private final StanzaScanner scanner = new StanzaScanner();
    private final ElementView view = new ElementView();
    private final EventLoop loop;
    private final Tls tls;
    private final String domain;
    private Receiver receiver;
    private @Nullable ChannelHandlerContext context;
    private @Nullable String reason;
    private boolean isClosed;
    private boolean wasOpened;
    private boolean isReading;

    Connection(EventLoop loop, Tls tls, String domain, Receiver receiver) {
        this.loop = loop;
        this.tls = tls;
        this.domain = domain;
        this.receiver = receiver;
    }

    public EventLoop eventLoop() {
        return loop;
    }

    /** Whether it was ever ready. */
    public boolean wasOpened() {
        return wasOpened;
    }

    /** Who hears of this connection from now on. */
    public void handOver(Receiver next) {
        receiver = next;
    }

    public boolean isSecured() {
        return context != null && context.pipeline().get(SslHandler.class) != null;
    }

    /** The TLS version in use, for example TLSv1.3; empty without TLS. */
    public String tlsVersion() {
        SslHandler handler = context == null ? null : context.pipeline().get(SslHandler.class);
        return handler == null ? "" : handler.engine().getSession().getProtocol();
    }

    /** Secures the connection after {@code <proceed/>} (RFC 6120 section 5.4.3.3). */
    public void startTls() {
        current().pipeline().addFirst(tls.handler(current().alloc(), domain));
    }

    /** A new stream header is about to be sent, and one to come. */
    public void restartStream() {
        scanner.restart();
    }

    public void send(String text) {
        ByteBuf bytes = alloc().ioBuffer(text.length());
        ByteBufUtil.writeUtf8(bytes, text);
        send(bytes);
    }

    /** Bytes sent while elements are coming in are flushed together. */
    public void send(ByteBuf bytes) {
        current().write(bytes, current().voidPromise());
        if (!isReading) {
            current().flush();
        }
    }

    public ByteBufAllocator alloc() {
        return current().alloc();
    }

    /** Ends the stream in order; the connection is closed when the server has done so too. */
    public void end() {
        send(END);
    }

    /** Closes the connection in order, with TLS's close_notify, whatever the stream is at. */
    public void close() {
        current().close();
    }

    /** Drops the connection, by a reset, which leaves no port waiting. */
    public void drop(String why) {
        if (reason == null) {
            reason = why;
        }
        current().channel().config().setOption(ChannelOption.SO_LINGER, 0);
        current().close();
    }

    public boolean isOpen() {
        return context != null && context.channel().isOpen();
    }

    public void dropIfOpen(String why) {
        if (isOpen()) {
            drop(why);
        }
    }

    /** The connection was never opened. */
    void failed(Throwable problem) {
        close(problem);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        if (!isSecured()) {
            becomeReady();
        }
        active.fireChannelActive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ignored, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && !isClosed) {
            if (handshake.isSuccess()) {
                becomeReady();
            } else {
                close(handshake.cause());
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) throws Exception {
        isReading = true;
        super.channelRead(reading, message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext reading) throws Exception {
        isReading = false;
        reading.flush();
        super.channelReadComplete(reading);
    }

    @Override
    protected void decode(ChannelHandlerContext reading, ByteBuf in, List<Object> out) {
        Found found = scanner.next(in);
        while (found != Found.NOTHING && !isClosed) {
            int start = in.readerIndex();
            in.skipBytes(scanner.length());
            if (found == Found.ELEMENT) {
                receiver.element(this, view.over(in, start, scanner.length()));
            } else if (found == Found.END) {
                reason = reason == null ? "the server ended the stream" : reason;
                reading.close(); // RFC 6120 section 4.4: both sides are done, or the server is
            }
            found = scanner.next(in);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        tell(reason == null ? "the server closed the connection" : reason);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failing, Throwable problem) {
        close(problem);
    }

    private void becomeReady() {
        wasOpened = true;
        receiver.ready(this);
    }

    private void close(Throwable problem) {
        tell(Fault.inWords(problem));
        if (context != null) {
            context.close();
        }
    }

    private void tell(String why) {
        if (!isClosed) {
            isClosed = true;
            receiver.closed(this, why);
        }
    }

    private ChannelHandlerContext current() {
        return Objects.requireNonNull(context, "not opened yet");
    }
}
