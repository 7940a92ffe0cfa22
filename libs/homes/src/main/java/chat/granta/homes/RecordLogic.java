package chat.granta.homes;

import chat.granta.bus.wire.Envelope;

/**
 * What to do with a record of a home. Called by the partition's owner, one record at a time; decides by nothing but the record
 * and its turn.
 *
 * @param <T> the turn as the service's features see it
 */
public interface RecordLogic<T> {
    /**
     * Decides about a record.
     *
     * @throws RuntimeException when it cannot; the turn is then thrown away whole
     */
    void handle(Envelope envelope, T turn);

    /** Decides, in a new turn, what to say about a record that {@link #handle} failed on. */
    void handleFailed(Envelope envelope, T turn);
}
