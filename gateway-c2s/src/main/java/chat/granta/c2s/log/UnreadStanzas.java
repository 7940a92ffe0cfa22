package chat.granta.c2s.log;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Stanza.Name;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What connections without stream management (XEP-0198) were told to deliver and could not, on its way from the streams' threads to
 * the delivery thread, which gives it back to the homes.
 */
final class UnreadStanzas {
    /**
     * A stanza for one connection.
     *
     * @param to the addressee instead of the stanza's own, or empty
     * @param time of the envelope that brought it
     */
    record Unread(SessionAddress session, Delivery delivery, String to, long time) {}

    private final Queue<Unread> returned = new ConcurrentLinkedQueue<>();

    /** What gives a stanza back, once, on any thread; null for a stanza that nobody misses. */
    @Nullable
    Runnable wayBack(SessionAddress session, Delivery delivery, String to, long time) {
        return isMissed(delivery) ? () -> returned.add(new Unread(session, delivery, to, time)) : null;
    }

    /** Whether a home does anything about a stanza that comes back: messages are stored, questions answered with an error. */
    static boolean isMissed(Delivery delivery) {
        return delivery.hasPlace() || delivery.getStanza().getName() == Name.IQ;
    }

    /** The next one that has come back, or null. */
    @Nullable
    Unread poll() {
        return returned.poll();
    }

    int size() {
        return returned.size();
    }
}
