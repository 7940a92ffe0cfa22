package chat.granta.stream;

import io.netty.channel.ChannelInboundHandlerAdapter;

/** Bytes in, {@link StreamEvent}s out (RFC 6120 sections 4 and 11). */
public final class XmppStreamDecoder extends ChannelInboundHandlerAdapter {
    private StreamLimits limits;

    public XmppStreamDecoder(StreamLimits limits) {
        this.limits = limits;
    }

    /** Forgets everything read and awaits a new stream header. */
    public void expectNewStream() {}

    /** Replaces the limits from the next top-level element on. */
    public void limits(StreamLimits newLimits) {
        this.limits = newLimits;
    }

    StreamLimits limits() {
        return limits;
    }
}
