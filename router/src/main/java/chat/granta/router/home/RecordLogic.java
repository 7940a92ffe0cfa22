package chat.granta.router.home;

import chat.granta.bus.wire.Envelope;

/** What to do with a record of a home partition. Called by the partition's owner, one record at a time. */
public interface RecordLogic {
    /**
     * Decides about a record.
     *
     * @throws RuntimeException when it cannot; the turn is then thrown away whole
     */
    void handle(Envelope envelope, Turn turn);

    /** Decides, in a new turn, what to say about a record that {@link #handle} failed on. */
    void handleFailed(Envelope envelope, Turn turn);
}
