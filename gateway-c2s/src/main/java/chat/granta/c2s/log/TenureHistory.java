package chat.granta.c2s.log;

import java.util.TreeSet;

/**
 * The tenures that have begun in a delivery partition, which tell what gateway held it at which offset; a tenure's number is the
 * offset of the record that begins it. A gateway that wakes up without the partition it had may still write to it; what it
 * carries forward counts no more. Used by the delivery thread.
 */
final class TenureHistory {
    private static final long UNKNOWN = -1;

    private final TreeSet<Long> tenures = new TreeSet<>();

    /** @param said as {@link #sayAt} said it of where reading begins; something else when nothing is known */
    TenureHistory(String said) {
        try {
            tenures.add(Long.parseLong(said));
        } catch (NumberFormatException e) {
            tenures.add(UNKNOWN);
        }
    }

    /** @param offset of the record that begins a tenure */
    void began(long offset) {
        tenures.add(offset);
    }

    /** Whether a tenure was the last one to begin before a record; so are all where nothing is known. */
    boolean held(long tenure, long offset) {
        return tenure >= holderAt(offset);
    }

    /** What a gateway that is going to read from an offset on must know: whose the partition was there. */
    String sayAt(long offset) {
        long holder = holderAt(offset);
        // Nobody asks any more about what lies before it.
        tenures.headSet(holder).clear();
        return Long.toString(holder);
    }

    private long holderAt(long offset) {
        Long holder = tenures.lower(offset);
        return holder == null ? UNKNOWN : holder;
    }
}
