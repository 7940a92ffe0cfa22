package chat.granta.s2s.sending;

import java.util.function.Predicate;

/** Brings what the log has for a kind of peers to them: to other servers, or to components. Any thread. */
public interface StanzaRoute {
    /** Part of what is on the log for these peers is this gateway's to bring from now on. */
    default void begin() {}

    /** Takes a stanza, behind all that were taken before for the same pair of domains. */
    void send(OutgoingStanza stanza);

    /** Bytes that wait for all peers. */
    long waiting();

    /** Lets go of the peers' domains whose stanzas another gateway has taken over. */
    void release(Predicate<String> isTakenOver);
}
