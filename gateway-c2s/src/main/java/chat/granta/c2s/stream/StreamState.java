package chat.granta.c2s.stream;

import chat.granta.c2s.home.HomeCall;
import chat.granta.c2s.stream.StreamMetrics.Phase;
import chat.granta.stream.TopLevelElement;

/** One state of a client's stream, see the package's table. Called on the stream's thread only. */
public interface StreamState {
    /** How far the stream is, for the metrics. */
    Phase phase();

    /** So many bytes have arrived and are going to be read. */
    default void arrived(int bytes) {}

    /** The client sent a first-level element (RFC 6120 section 4.1). */
    void received(TopLevelElement element);

    /** The user's home said something. Only states that follow a bind request are called. */
    default void told(HomeCall call) {}

    /** What came at once, from the client or its home, has been handled, and what was written is about to go out. */
    default void caughtUp() {}

    /** The stream ends, for whatever reason: let go of what this state holds. */
    default void closing(StreamEnd end) {}
}
