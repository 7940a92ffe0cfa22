package chat.granta.stream;

/** The peer closed its stream with {@code </stream:stream>} (RFC 6120 section 4.4); later bytes are discarded. */
public record StreamClosed() implements StreamEvent {}
