package chat.granta.stream.carrier;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Tells a stream's owner how many bytes arrive. Before the decoder, behind TLS. */
final class ArrivalHandler extends ChannelInboundHandlerAdapter {
    private final StreamOwner owner;

    ArrivalHandler(StreamOwner owner) {
        this.owner = owner;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            owner.arrived(bytes.readableBytes());
        }
        context.fireChannelRead(message);
    }
}
