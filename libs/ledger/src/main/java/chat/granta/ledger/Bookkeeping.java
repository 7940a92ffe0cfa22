package chat.granta.ledger;

import chat.granta.bus.wire.Envelope;

/** What a service writes down about what it is told. Called by one thread of each process. */
public interface Bookkeeping {
    /**
     * A partition is this process's, or is so again. What is remembered of rows that records of a partition change may be
     * out of date: another process may have handled some meanwhile.
     */
    default void takenUp() {}

    /**
     * A database transaction has begun; it may be done again from here. It need not be on the disk when it is committed, unless
     * something is said in it: what is remembered of its rows beyond it must not outlive what a crash may undo.
     */
    Entries begin();

    /** Tells whoever sent a record that cannot be handled, if anybody waits to hear; inside a transaction. */
    void refuse(Envelope envelope, Outbox outbox);

    /** One transaction's worth of records, in the order of each partition. */
    interface Entries {
        /**
         * Handles a record which the replay rule has accepted, or notes it for {@link #complete}; an exception undoes the
         * whole transaction, and its records are handled again one by one.
         *
         * @param outbox takes what is to be said about this record, until the transaction ends
         */
        void enter(InputRecord record, Envelope envelope, Outbox outbox);

        /** All of the transaction's records have been entered: writes what is not written yet. */
        default void complete() {}
    }
}
