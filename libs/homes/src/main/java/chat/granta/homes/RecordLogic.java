package chat.granta.homes;

import chat.granta.bus.wire.Envelope;

/**
 * What to do with a record of a home, with one part of a batch, or with what an earlier one has said to this home. Called by the
 * partition's owner, for one after another; decides by nothing but the envelope and its turn.
 *
 * @param <T> the turn as the service's features see it
 */
public interface RecordLogic<T> {
    /**
     * Decides about a record.
     *
     * @param envelope what a home has said to itself has neither origin nor time of its own
     * @throws RuntimeException when it cannot; what it has decided is then undone, and the rest of the turn stands
     */
    void handle(Envelope envelope, T turn);

    /** Decides, after what {@link #handle} did has been undone, what to say about a record on which it failed. */
    void handleFailed(Envelope envelope, T turn);
}
