package chat.granta.c2s.stream;

import chat.granta.model.Element;
import chat.granta.model.Stanza;
import chat.granta.stream.StanzaWriter;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamId;
import chat.granta.stream.StreamWriter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is to be sent, so that many small stanzas become one write and one TLS record. What is less than a
 * record waits for {@link #flush}; nothing is held between flushes.
 */
final class StreamOutput {
    /** A full TLS record's worth. */
    private static final int CHUNK = 16 * 1024;

    private final Channel channel;
    private @Nullable ByteBuf pending;
    private boolean isUsed;
    private boolean isFinished;

    StreamOutput(Channel channel) {
        this.channel = channel;
    }

    void header(String domain, @Nullable String client) {
        StreamWriter.header(buffer(), domain, client, StreamId.next(), "en");
    }

    void features(List<Element> features) {
        StreamWriter.features(buffer(), features);
    }

    void element(Element element) {
        StreamWriter.element(buffer(), element);
    }

    void stanza(Stanza stanza, @Nullable String to) {
        StanzaWriter.write(buffer(), stanza, to);
        if (buffer().readableBytes() >= CHUNK) {
            flush();
        }
    }

    void error(StreamError error) {
        StreamWriter.error(buffer(), error);
    }

    void footer() {
        StreamWriter.footer(buffer());
    }

    /** Sends a space between stanzas (RFC 6120 section 4.6.1), if nothing was sent since the last call. */
    void keepAlive() {
        if (!isUsed && !isFinished) {
            buffer().writeByte(' ');
            flush();
        }
        isUsed = false;
    }

    void flush() {
        ByteBuf full = pending;
        pending = null;
        if (full != null) {
            channel.writeAndFlush(full).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
    }

    /** Writes and flushes all, and nothing ever after; the future tells when the last byte has gone. */
    ChannelFuture finish() {
        isFinished = true;
        ByteBuf last = pending == null ? channel.alloc().buffer(0) : pending;
        pending = null;
        return channel.writeAndFlush(last);
    }

    void discard() {
        ReferenceCountUtil.release(pending);
        pending = null;
    }

    private ByteBuf buffer() {
        ByteBuf buffer = pending;
        if (buffer == null) {
            buffer = channel.alloc().buffer(512);
            pending = buffer;
            isUsed = true;
        }
        return buffer;
    }
}
