package chat.granta.ledger;

import chat.granta.bus.wire.Envelope;

/** What a service does about the records of its topic: it writes rows and adds answers to an outbox. Called by one thread of
 * each process. */
public interface Bookkeeping {
    /**
     * This process takes a partition up, for the first time or again. Another process may have handled records of it meanwhile,
     * so that the service must forget what it has cached of rows which such records change.
     */
    default void takenUp() {}

    /**
     * A database transaction has begun. It may fail and be started over, which calls this again. When the transaction has no
     * outputs, its commit does not wait for the disk, so that a crash of the database may undo it: rows of it that the service
     * caches for longer must be written with a durable commit.
     */
    Entries begin();

    /** Answers the sender of a record that cannot be handled, if the sender waits for an answer; inside a transaction. */
    void refuse(Envelope envelope, Outbox outbox);

    /** One transaction's worth of records, in the order of each partition. */
    interface Entries {
        /**
         * Handles a record which the replay rule has accepted, or notes it for {@link #complete}; an exception undoes the
         * whole transaction, and its records are handled again, in halves until the faulty one is alone.
         *
         * @param outbox takes the outputs of this record; may be added to until the transaction ends
         */
        void enter(InputRecord record, Envelope envelope, Outbox outbox);

        /** All of the transaction's records have been entered: writes the rows that are still collected. */
        default void complete() {}
    }
}
