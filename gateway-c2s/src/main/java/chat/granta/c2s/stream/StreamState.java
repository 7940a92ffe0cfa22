package chat.granta.c2s.stream;

import chat.granta.c2s.home.HomeCall;
import chat.granta.c2s.stream.StreamMetrics.Phase;
import chat.granta.stream.TopLevelElement;

/** One state of a client's stream, see the package's table. Called on the connection's event loop only. */
sealed interface StreamState permits HeaderExchange, Negotiation, BoundSession, ClosedStream {
    /** How far the stream is, for the metrics. */
    Phase phase();

    /** The client sent a first-level element (RFC 6120 section 4.1). */
    void received(TopLevelElement element);

    /** The user's home said something. Only states that follow a bind request are called. */
    default void told(HomeCall call) {}

    /** What was written is about to go out; more may go with it. */
    default void flushing() {}

    /** The stream ends, for whatever reason: let go of what this state holds. */
    default void closing(StreamEnd closure) {}
}
