package chat.granta.stream.carrier;

import chat.granta.stream.StreamEvent;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a stream's owner what happens on its connection. Behind the decoder. */
final class TcpStreamHandler extends SimpleChannelInboundHandler<StreamEvent> {
    private static final Logger log = LoggerFactory.getLogger(TcpStreamHandler.class);

    private final TcpStream stream;
    private final StreamOwner owner;
    private boolean isLost;

    TcpStreamHandler(TcpStream stream, StreamOwner owner) {
        this.stream = stream;
        this.owner = owner;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, StreamEvent event) {
        owner.received(event);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        owner.caughtUp();
        context.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (!context.channel().isWritable()) {
            owner.unread();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        lost();
        context.fireChannelInactive();
    }

    /** A connection that never came about was never active, either. */
    @Override
    public void channelUnregistered(ChannelHandlerContext context) {
        lost();
        context.fireChannelUnregistered();
    }

    private void lost() {
        if (!isLost) {
            isLost = true;
            stream.discard();
            owner.lost();
            stream.reportUnsent();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException || cause instanceof DecoderException) {
            // The network's or the TLS handshake's doing.
            log.debug("Connection of {} failed: {}", stream.peer(), cause.toString());
            context.close();
        } else {
            owner.failed(cause);
        }
    }
}
