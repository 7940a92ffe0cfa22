package chat.granta.stream;

/**
 * The peer broke a rule of the stream (RFC 6120 section 4.9). Nothing follows: later bytes are discarded until
 * {@link XmppStreamDecoder#expectNewStream()}, and the stream is to be closed with this error.
 */
public record StreamFailed(StreamError error) implements StreamEvent {}
