package chat.granta.stream;

/**
 * What a peer did on its stream (RFC 6120 section 4), fired up the pipeline by {@link XmppStreamDecoder} in the order of
 * the bytes. Events are immutable and hold no Netty buffer.
 */
public sealed interface StreamEvent permits StreamOpened, TopLevelElement, StreamClosed, StreamFailed {}
