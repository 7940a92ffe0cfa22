package chat.granta.c2s.log;

import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The tenures that have begun in a delivery partition, which tell what gateway held it at which offset; a tenure's number is the
 * offset of the record that begins it. A gateway that wakes up without the partition it had may still write to it; what it
 * carries forward counts no more. Used by the delivery thread.
 */
final class TenureHistory {
    private static final long UNKNOWN = -1;
    /** The tenure that was the last to begin and, once a gateway has left, its tenure and where it stopped reading. */
    private static final Pattern SAID = Pattern.compile("-?\\d{1,18}( \\d{1,18} \\d{1,18})?");

    private final TreeSet<Long> tenures = new TreeSet<>();
    private long leaver = UNKNOWN;
    private long leftAt = Long.MAX_VALUE;

    /** @param said as {@link #sayAt} said it of where reading begins; something else when nothing is known */
    TenureHistory(String said) {
        String[] numbers = SAID.matcher(said).matches() ? said.split(" ") : new String[]{Long.toString(UNKNOWN)};
        tenures.add(Long.parseLong(numbers[0]));
        if (numbers.length > 1) {
            left(Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
        }
    }

    /**
     * A gateway has stopped in an orderly way: neither it nor any before it has read what comes from an offset on. The last one
     * that has is remembered.
     */
    void left(long tenure, long offset) {
        leaver = tenure;
        leftAt = offset;
    }

    /** Whether the gateway that held a tenure had left before a record came. */
    boolean hadLeft(long tenure, long offset) {
        return tenure <= leaver && offset >= leftAt;
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
        return leaver == UNKNOWN ? Long.toString(holder) : holder + " " + leaver + " " + leftAt;
    }

    private long holderAt(long offset) {
        Long holder = tenures.lower(offset);
        return holder == null ? UNKNOWN : holder;
    }
}
