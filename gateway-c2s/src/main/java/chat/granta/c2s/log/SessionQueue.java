package chat.granta.c2s.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was delivered to a managed session and its client has not acknowledged (XEP-0198), by number. What is handed over from
 * where the session was before may come behind what is new; so numbers, not arrival, give the order.
 *
 * <p>Used by the delivery thread; only {@link #acknowledge} may be called from another.
 */
final class SessionQueue {
    /** Stands for: nobody knows with which number it begins. */
    private static final long UNKNOWN = -1;

    private final TreeMap<Long, QueuedStanza> kept = new TreeMap<>();
    private volatile long acknowledged;
    private long due = UNKNOWN;
    private boolean isExpected;
    private boolean wasCompletedEarly;
    private long awaited;
    private long awaitedSince;
    private long bytes;

    private SessionQueue(boolean isExpected, long awaitedSince) {
        this.isExpected = isExpected;
        this.awaitedSince = awaitedSince;
    }

    /**
     * Of a session that is going to begin here, or to go on. The home says that here, and orders what is to be handed over in
     * another partition, and nothing says which of the two is read first.
     *
     * @param offset of the record that speaks of it
     */
    static SessionQueue expected(long offset) {
        return new SessionQueue(true, offset);
    }

    /** Of a session that a gateway has left behind, read from where it had done with everything before. */
    static SessionQueue leftBehind() {
        return new SessionQueue(false, Long.MAX_VALUE);
    }

    /**
     * The session that was expected begins or goes on here. Returns false where none was.
     *
     * @param from how much its client has
     * @param delivered how much there has been; what lies between comes from where it was
     * @param offset of the record that says so
     */
    boolean begin(long from, long delivered, long offset) {
        if (!isExpected) {
            return false;
        }
        isExpected = false;
        acknowledge(from);
        due = from + 1;
        endAwaiting();
        if (delivered > from) {
            awaited = delivered;
            awaitedSince = offset;
            if (wasCompletedEarly) {
                complete();
            }
        }
        return true;
    }

    /** Takes a stanza, unless it has been here before. */
    void add(QueuedStanza delivered) {
        boolean isOld = delivered.number() <= acknowledged || due != UNKNOWN && delivered.number() < due;
        if (!isOld && kept.putIfAbsent(delivered.number(), delivered) == null) {
            bytes += delivered.bytes();
        }
    }

    /** What is to be written next, in order; each stanza once. */
    List<QueuedStanza> takeDue() {
        if (due == UNKNOWN) {
            return List.of();
        }
        List<QueuedStanza> taken = new ArrayList<>(1);
        for (QueuedStanza next; (next = kept.get(due)) != null; due++) {
            taken.add(next);
        }
        if (due > awaited) {
            endAwaiting();
        }
        return taken;
    }

    /** All that was to be handed over has come; what is missing still, nobody has. */
    void complete() {
        if (isExpected) {
            wasCompletedEarly = true;
        } else if (awaited != 0) {
            Long first = kept.ceilingKey(due);
            due = Math.max(due, first == null || first > awaited ? awaited + 1 : first);
            endAwaiting();
        }
    }

    private void endAwaiting() {
        awaited = 0;
        awaitedSince = Long.MAX_VALUE;
    }

    boolean isComplete() {
        return isExpected ? wasCompletedEarly : awaited == 0;
    }

    /** The client has so many. Any thread; said late, a lower number changes nothing. */
    synchronized void acknowledge(long count) {
        acknowledged = Math.max(acknowledged, count);
    }

    long acknowledged() {
        return acknowledged;
    }

    /** What the client has not acknowledged, in order. */
    Collection<QueuedStanza> unacknowledged() {
        trim();
        return kept.values();
    }

    /** What was read before then, and is not acknowledged. */
    List<QueuedStanza> seenBefore(long then) {
        return unacknowledged().stream().filter(delivered -> delivered.seen() - then < 0).toList();
    }

    private void trim() {
        var acknowledgedOnes = kept.headMap(acknowledged, true);
        acknowledgedOnes.values().forEach(delivered -> bytes -= delivered.bytes());
        acknowledgedOnes.clear();
    }

    /** A stanza is brought by a later record, too. */
    void carriedTo(long number, long offset, long now) {
        kept.computeIfPresent(number, (_, delivered) -> delivered.at(offset, now));
    }

    /** Whether it has yet to begin or to go on. */
    boolean isExpected() {
        return isExpected;
    }

    boolean isAbove(int maxStanzas, int maxBytes) {
        if (kept.size() > maxStanzas || bytes > maxBytes) {
            trim();
        }
        return kept.size() > maxStanzas || bytes > maxBytes;
    }

    /** The first record that a gateway which takes the partition over must read, or {@code Long.MAX_VALUE}. */
    long firstOffset() {
        trim();
        long first = awaitedSince;
        for (QueuedStanza delivered : kept.values()) {
            first = Math.min(first, delivered.offset());
        }
        return first;
    }

    @Nullable
    QueuedStanza first() {
        return kept.isEmpty() ? null : kept.firstEntry().getValue();
    }
}
