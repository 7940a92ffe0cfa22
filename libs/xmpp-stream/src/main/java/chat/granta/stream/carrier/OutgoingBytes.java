package chat.granta.stream.carrier;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** What a stream sends, collected so that many small stanzas become one write and one TLS record. On the stream's thread. */
final class OutgoingBytes {
    /** A full TLS record's worth. */
    private static final int CHUNK = 16 * 1024;

    private final Channel channel;
    private final UnsentStanzas unsent = new UnsentStanzas();
    private @Nullable ByteBuf pending;
    /** The last write, unless the network has taken it. */
    private @Nullable ChannelFuture lastWrite;
    private boolean isUsed;

    OutgoingBytes(Channel channel) {
        this.channel = channel;
    }

    /** Takes what is to be sent. */
    ByteBuf buffer() {
        ByteBuf buffer = pending;
        if (buffer == null) {
            buffer = channel.alloc().buffer(512);
            pending = buffer;
            isUsed = true;
        }
        return buffer;
    }

    /**
     * A stanza stands in the buffer, whole.
     *
     * @param ifUnsent run when it does not go out; null when nobody misses it
     */
    void stanzaAdded(@Nullable Runnable ifUnsent) {
        if (ifUnsent != null) {
            unsent.add(ifUnsent);
        }
        if (buffer().readableBytes() >= CHUNK) {
            flush();
        }
    }

    void flush() {
        if (pending != null) {
            write().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
    }

    /** Writes what there is, be it nothing. */
    ChannelFuture write() {
        ByteBuf full = buffer();
        pending = null;
        ChannelFuture written = unsent.write(channel, full);
        lastWrite = written.isSuccess() ? null : written;
        return written;
    }

    /** The last write; null when the network has taken all. */
    @Nullable
    ChannelFuture underWay() {
        return lastWrite;
    }

    /** Whether there was anything to send since this was last asked. */
    boolean wasUsed() {
        boolean was = isUsed;
        isUsed = false;
        return was;
    }

    /** The connection has gone: what was not sent never will be. */
    void discard() {
        ReferenceCountUtil.release(pending);
        pending = null;
        unsent.discard();
    }

    /** The owner knows that the connection has gone. */
    void reportUnsent() {
        unsent.report();
    }
}
