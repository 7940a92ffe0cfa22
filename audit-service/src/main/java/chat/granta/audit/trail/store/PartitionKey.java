package chat.granta.audit.trail.store;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * A partition of the trail: what happened on one day and is kept for one term.
 *
 * @param day in UTC
 * @param term days for which it is kept; 0: for ever
 */
public record PartitionKey(LocalDate day, int term) implements Comparable<PartitionKey> {
    private static final Comparator<PartitionKey> ORDER = Comparator.comparing(PartitionKey::day)
            .thenComparingInt(PartitionKey::term);

    /** The table of all that happened on the day. */
    String dayTable() {
        return "event_" + day.toString().replace('-', '_');
    }

    /** The table of this partition. */
    String table() {
        return dayTable() + (term == 0 ? "_ever" : "_d" + term);
    }

    @Override
    public int compareTo(PartitionKey other) {
        return ORDER.compare(this, other);
    }

    /** For people. */
    @Override
    public String toString() {
        return day + (term == 0 ? ", kept for ever" : ", kept for " + term + " days");
    }
}
