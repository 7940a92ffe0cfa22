package chat.granta.router.home;

import chat.granta.bus.SessionAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198: what a home knows of a session whose stanzas are counted, both ways.
 *
 * @param id under which it can be resumed, or empty when it cannot
 * @param max how long it waits for that
 * @param handled how many of the client's stanzas counted at earlier connections
 * @param since the sequence number, at this connection, after which they count
 * @param detached since when it has no connection, or null while it has one
 * @param former where it was before, the last ones: answers to what was asked there may still come
 */
public record Management(String id, Duration max, long handled, long since, @Nullable Instant detached,
        List<SessionAddress> former) {
    private static final int MAX_FORMER = 8;

    public Management {
        former = List.copyOf(former);
    }

    /** From a session's {@code sequence}-th record on. */
    public static Management begun(String id, Duration max, long sequence) {
        return new Management(id, max, 0, sequence, null, List.of());
    }

    public boolean isResumable() {
        return !id.isEmpty();
    }

    /** How many of the client's stanzas have been had, {@code sequence} being the session's last at this connection. */
    public long handled(long sequence) {
        return handled + Math.max(0, sequence - since);
    }

    /** At another connection, whose first record asked for that. */
    Management resumed(SessionAddress old, long handledThere) {
        var before = new ArrayList<>(former);
        before.add(old);
        return new Management(id, max, handledThere, 1, null,
                before.subList(Math.max(0, before.size() - MAX_FORMER), before.size()));
    }

    /** Without a connection, from now on or from when it was first known to have none. */
    Management detached(Instant time) {
        return detached != null ? this : new Management(id, max, handled, since, time, former);
    }

    /** When one of the session's records was no stanza. */
    Management withoutOne() {
        return new Management(id, max, handled, since + 1, detached, former);
    }

    /** Whether nobody has come to resume it in time. */
    public boolean isOverdue(Instant time) {
        return detached != null && time.isAfter(detached.plus(max));
    }
}
