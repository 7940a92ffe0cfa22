package chat.granta.c2s.stream;

import chat.granta.c2s.stream.StreamMetrics.Phase;
import chat.granta.stream.TopLevelElement;

/**
 * RFC 6120 section 4.4: the stream is closed; what still comes is dropped.
 *
 * @param phase how far the stream had come
 */
record ClosedStream(Phase phase) implements StreamState {
    @Override
    public void received(TopLevelElement element) {
        // Too late.
    }
}
