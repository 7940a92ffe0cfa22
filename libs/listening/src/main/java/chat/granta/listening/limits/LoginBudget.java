package chat.granta.listening.limits;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Counts the bytes of a connection that is not logged in, TLS included, and stops it when they are too many (RFC 6120
 * section 13.12). Stands first in the pipeline and is removed at login.
 */
public final class LoginBudget extends ChannelInboundHandlerAdapter {
    /** Fired up the pipeline, once, when the budget is spent; what exceeds it is dropped. */
    public enum Exceeded {
        EVENT
    }

    private int left;

    public LoginBudget(int bytes) {
        this.left = bytes;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            context.fireChannelRead(message);
            return;
        }
        boolean wasLeft = left >= 0;
        left = wasLeft ? left - bytes.readableBytes() : left;
        if (left >= 0) {
            context.fireChannelRead(message);
            return;
        }
        bytes.release();
        if (wasLeft) {
            context.fireUserEventTriggered(Exceeded.EVENT);
        }
    }
}
