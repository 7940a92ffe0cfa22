package chat.granta.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XML stream (RFC 6120 sections 4 and 11): bytes in, split anywhere; {@link StreamEvent}s out, up the pipeline.
 *
 * <p>A rule broken by the peer is a {@link StreamFailed}, never an exception; after it, and after {@link StreamClosed},
 * bytes are discarded. Nothing is buffered but the one element that is incomplete, up to {@link StreamLimits}; between
 * elements a decoder holds no more than itself.
 *
 * <p>One decoder serves one channel; all methods are called on its event loop.
 */
public final class XmppStreamDecoder extends ChannelInboundHandlerAdapter {
    private StreamLimits limits;
    private @Nullable HeaderReader header;
    private @Nullable StreamContext context;
    private @Nullable ElementAssembler element;
    private boolean ended;
    private int streams;

    public XmppStreamDecoder(StreamLimits limits) {
        this.limits = limits;
    }

    /**
     * Forgets the stream, with all bytes read so far, and awaits a new header, as after STARTTLS and SASL success (RFC 6120
     * sections 5.4.3.3 and 6.4.6): what a peer, or somebody between, sent ahead of time is never acted upon. May be called
     * while an event is handled; then the bytes behind it are discarded too.
     */
    public void expectNewStream() {
        forget();
        context = null;
        ended = false;
        streams++;
    }

    /** Replaces the limits, from the next header or top-level element on. */
    public void limits(StreamLimits newLimits) {
        this.limits = newLimits;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof ByteBuf in)) {
            ctx.fireChannelRead(message);
            return;
        }
        try {
            decode(ctx, in);
        } finally {
            ReferenceCountUtil.release(in);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        end();
    }

    private void decode(ChannelHandlerContext ctx, ByteBuf in) {
        int stream = streams;
        while (!ended && in.isReadable()) {
            StreamEvent event = next(in);
            if (event == null) {
                continue;
            }
            ctx.fireChannelRead(event);
            if (stream != streams) {
                return;
            }
        }
    }

    private @Nullable StreamEvent next(ByteBuf in) {
        try {
            return context == null ? header(in) : element(in, context);
        } catch (StreamFault fault) {
            end();
            return new StreamFailed(fault.error());
        }
    }

    private @Nullable StreamEvent header(ByteBuf in) throws StreamFault {
        if (header == null) {
            header = new HeaderReader(limits);
        }
        HeaderReader.Header complete = header.read(in);
        if (complete == null) {
            return null;
        }
        header = null;
        context = complete.context();
        return complete.event();
    }

    private @Nullable StreamEvent element(ByteBuf in, StreamContext within) throws StreamFault {
        if (element == null) {
            if (!ElementBuffer.skipWhitespace(in)) {
                return null;
            }
            element = new ElementAssembler(within, limits);
        }
        StreamEvent event = element.read(in);
        if (event instanceof StreamClosed) {
            end();
        } else if (event != null) {
            element = null;
        }
        return event;
    }

    private void end() {
        forget();
        ended = true;
    }

    private void forget() {
        header = null;
        element = null;
    }
}
