package chat.granta.stream;

import chat.granta.model.ElementName;
import io.netty.buffer.ByteBuf;

/**
 * RFC 7395 section 3: reads a stream that comes in WebSocket frames, each of which holds one whole element. What a peer may
 * not send is refused as on TCP.
 *
 * <p>Stateless but for its limits; used by one thread.
 */
public final class FrameReader {
    private static final StreamError INCOMPLETE = StreamError
            .notWellFormed("A frame holds one element, and all of it (RFC 7395 section 3.3.3).");

    private StreamLimits limits;

    public FrameReader(StreamLimits limits) {
        this.limits = limits;
    }

    /** Replaces the limits, from the next frame on. */
    public void limits(StreamLimits newLimits) {
        this.limits = newLimits;
    }

    /** What the peer did with a frame, all of whose bytes are taken. */
    public StreamEvent read(ByteBuf frame) {
        try {
            // A frame that does not say which namespace its stanza is in is taken for a client's.
            var element = new ElementAssembler(StreamContext.CLIENT, limits);
            StreamEvent event = null;
            while (event == null && frame.isReadable()) {
                event = element.read(frame);
            }
            if (event instanceof TopLevelElement whole && !frame.isReadable()) {
                return meaning(whole);
            }
            return new StreamFailed(INCOMPLETE);
        } catch (StreamFault fault) {
            return new StreamFailed(fault.error());
        } finally {
            frame.readerIndex(frame.writerIndex());
        }
    }

    /** RFC 7395 section 3.4: {@code <open/>} and {@code <close/>} stand for a document's start and end. */
    private static StreamEvent meaning(TopLevelElement element) {
        ElementName name = element.name();
        if (!name.namespace().equals(FrameWriter.FRAMING)) {
            return element;
        }
        return switch (name.localName()) {
            case "open" -> new StreamOpened(element.attribute("to"), element.attribute("from"),
                    element.attribute("version"), element.attribute("xml:lang"), element.attribute("id"),
                    StreamHeader.CLIENT);
            case "close" -> new StreamClosed();
            default -> new StreamFailed(StreamError.badFormat("A stream in frames knows <open/> and <close/> only."));
        };
    }
}
