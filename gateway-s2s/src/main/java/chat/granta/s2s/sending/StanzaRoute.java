package chat.granta.s2s.sending;

import java.util.List;
import java.util.function.Predicate;

/** Brings what the log has for a kind of peers to them: to other servers, or to components. Any thread. */
public interface StanzaRoute {
    /** Part of what is on the log for these peers is this gateway's to bring from now on. */
    default void begin() {}

    /** Takes stanzas, each behind all that were taken before for the same pair of domains. Whoever has many at once has each stream woken once. */
    void send(List<OutgoingStanza> stanzas);

    /** Bytes that wait for all peers. */
    long waiting();

    /** Lets go of the peers' domains whose stanzas another gateway has taken over. */
    void release(Predicate<String> isTakenOver);
}
