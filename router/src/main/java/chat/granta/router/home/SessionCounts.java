package chat.granta.router.home;

import chat.granta.bus.SessionAddress;

/** How far the sessions of one home partition are, both ways. Called by the partition's owner only. */
public interface SessionCounts {
    /** The sequence number of the last record that was accepted of a session at that connection, or 0. */
    long received(SessionAddress session);

    /** How many stanzas have been delivered to a managed session (XEP-0198). */
    long delivered(SessionAddress session);

    void delivered(SessionAddress session, long count);

    /** Forgets how many were delivered. */
    void forget(SessionAddress session);
}
