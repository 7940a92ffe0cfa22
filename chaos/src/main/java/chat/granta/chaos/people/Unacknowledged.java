package chat.granta.chaos.people;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Stanzas that were sent and not yet acknowledged (XEP-0198 section 4), in the order in which they were sent. Used by one
 * thread.
 */
final class Unacknowledged {
    /** @param number of a message for the partner, or 0 */
    record Sent(String text, int number) {}

    private final Deque<Sent> waiting = new ArrayDeque<>();
    private long acknowledged;

    void add(Sent stanza) {
        waiting.add(stanza);
    }

    int size() {
        return waiting.size();
    }

    /** What is to be sent again when the session goes on on another connection. */
    List<Sent> waiting() {
        return List.copyOf(waiting);
    }

    /**
     * The server has had so many since counting began; returns those that it says so of for the first time.
     *
     * @throws WrongCountException when that is fewer than it had before, or more than there are
     */
    List<Sent> acknowledge(long count) throws WrongCountException {
        if (count < acknowledged || count > acknowledged + waiting.size()) {
            throw new WrongCountException("h is " + count + ", was " + acknowledged + ", and "
                    + (acknowledged + waiting.size()) + " were sent");
        }
        List<Sent> known = new ArrayList<>();
        while (acknowledged < count) {
            acknowledged++;
            known.add(waiting.remove());
        }
        return known;
    }

    /** Counting begins again, with what waits still waiting; returns it. */
    List<Sent> restart() {
        List<Sent> left = waiting();
        waiting.clear();
        acknowledged = 0;
        return left;
    }
}
