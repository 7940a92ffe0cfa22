package chat.granta.loadtest.measure;

import java.util.HashSet;
import java.util.Set;

/**
 * Watches the numbers 0, 1, 2… of one sender at one recipient (RFC 6120 section 10.1: order is kept between two entities).
 * A number that comes late was out of order, one that comes again is a duplicate, one that never comes is lost.
 */
public final class SequenceCheck {
    private final Set<Long> missing = new HashSet<>();
    private long expected;
    private long outOfOrder;
    private long duplicates;

    /** @return whether this number is here for the first time */
    public boolean accept(long number) {
        if (number == expected) {
            expected++;
            return true;
        }
        if (number > expected) {
            while (expected < number) {
                missing.add(expected++);
            }
            expected++;
            return true;
        }
        if (missing.remove(number)) {
            outOfOrder++;
            return true;
        }
        duplicates++;
        return false;
    }

    /** How many different numbers came. */
    public long received() {
        return expected - missing.size();
    }

    /** How many of the first so many numbers never came. */
    public long lostOf(long sent) {
        return sent - received();
    }

    public long outOfOrder() {
        return outOfOrder;
    }

    public long duplicates() {
        return duplicates;
    }
}
