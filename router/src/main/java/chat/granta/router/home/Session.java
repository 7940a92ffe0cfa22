package chat.granta.router.home;

import chat.granta.bus.SessionAddress;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A connected resource of a user (RFC 6121 section 1.4).
 *
 * @param address where it can be reached
 * @param jid full JID
 * @param presence the last presence it broadcast, or null while it is not available
 * @param priority of that presence (RFC 6121 section 4.7.2.3)
 * @param directed whom it sent presence to directly and not yet taken back (RFC 6121 section 4.6)
 */
public record Session(SessionAddress address, Jid jid, @Nullable Presence presence, int priority,
        SortedSet<Jid> directed) {

    /** A session that has just been bound: connected, not available. */
    public static Session bound(SessionAddress address, Jid jid) {
        return new Session(address, jid, null, 0, new TreeSet<>());
    }

    public boolean isAvailable() {
        return presence != null;
    }

    public Session withPresence(@Nullable Presence newPresence, int newPriority) {
        return new Session(address, jid, newPresence, newPriority, directed);
    }

    public Session withDirected(SortedSet<Jid> newDirected) {
        return new Session(address, jid, presence, priority, newDirected);
    }
}
