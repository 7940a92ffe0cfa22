package chat.granta.c2s.stream;

import chat.granta.c2s.server.ServerStopping;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamEvent;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a client's stream what happens on its connection. Last in the pipeline. */
final class StreamHandler extends SimpleChannelInboundHandler<StreamEvent> {
    private static final Logger log = LoggerFactory.getLogger(StreamHandler.class);

    private final ClientStream stream;

    StreamHandler(ClientStream stream) {
        this.stream = stream;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, StreamEvent event) {
        stream.received(event);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        stream.flush();
        context.fireChannelReadComplete();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ServerStopping.EVENT) {
            String elsewhere = stream.services().settings().seeOtherHost();
            stream.interrupt(
                    elsewhere == null ? StreamError.systemShutdown(null) : StreamError.seeOtherHost(elsewhere));
        } else if (event == LoginBudget.Exceeded.EVENT) {
            stream.fail(StreamError.policyViolation("too many bytes before login"));
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (!context.channel().isWritable()) {
            stream.interrupt(StreamError.policyViolation("does not read what it is sent"));
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stream.lost();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException || cause instanceof DecoderException) {
            // The network's or the TLS handshake's doing.
            log.debug("Connection of {} failed: {}", stream.connection().client(), cause.toString());
            context.close();
        } else {
            stream.failed(cause);
        }
    }
}
