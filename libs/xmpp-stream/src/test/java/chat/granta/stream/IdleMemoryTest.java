package chat.granta.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a stream costs while nothing arrives on it. */
class IdleMemoryTest {
    private static final int STREAMS = 10_000;
    private static final int BYTES_ALLOWED = 512;
    private static final byte[] FIRST_BYTES = (Wire.HEADER + "<message><body>a</body></message> ")
            .getBytes(StandardCharsets.UTF_8);

    private final ChannelHandlerContext sink = new EmbeddedChannel(new ChannelInboundHandlerAdapter() {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object event) {
            // Forgotten, so that only decoders are counted.
        }
    }).pipeline().firstContext();

    @Test
    void aDecoderThatHasReadAMessageHoldsLittleMoreThanItself() {
        reading();
        var decoders = new XmppStreamDecoder[STREAMS];
        long before = usedBytes();
        for (int i = 0; i < STREAMS; i++) {
            decoders[i] = reading();
        }
        long perDecoder = (usedBytes() - before) / decoders.length;
        assertThat(perDecoder).as("bytes of heap for each of %d decoders", decoders.length).isLessThan(BYTES_ALLOWED);
        assertThat(decoders).doesNotContainNull();
    }

    private XmppStreamDecoder reading() {
        var decoder = new XmppStreamDecoder(Wire.LIMITS);
        decoder.channelRead(sink, Unpooled.wrappedBuffer(FIRST_BYTES));
        return decoder;
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
