package chat.granta.audit.trail.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows a partition's events in the order of their numbers and tells which do not fit. A seal covers the event, its number and the seal
 * before; so one that was changed does not fit although the next fits its seal, and when the numbers were shifted, nothing fits from there on.
 */
final class ChainCheck {
    private record Bad(long first, long last) {}

    private final PartitionKey partition;
    private final Seals seals;
    private final LongPredicate isErased;
    private final Consumer<String> findings;
    private final Map<Long, byte[]> wanted;
    private byte[] before;
    private long last;
    /** Whether the seal before is there. */
    private boolean isLinked = true;
    private @Nullable Bad bad;
    private byte @Nullable [] beforeBad;
    private boolean wasInserted;

    /**
     * @param isErased whether the event with that number was erased rightfully, so that only its seal is left
     * @param wanted what heads say of seals, by number
     */
    ChainCheck(PartitionKey partition, Seals seals, LongPredicate isErased, Map<Long, byte[]> wanted,
            Consumer<String> findings) {
        this.partition = partition;
        this.seals = seals;
        this.isErased = isErased;
        this.wanted = wanted;
        this.findings = findings;
        this.before = seals.first(partition);
    }

    void next(EventRow row, byte[] seal) {
        long number = row.number();
        if (number != last + 1) {
            tellBad();
            findings.accept(number <= last
                    ? "event " + number + " was added"
                    : number - last == 2
                            ? "event " + (last + 1) + " is missing"
                            : "events " + (last + 1) + " to " + (number - 1) + " are missing");
            isLinked = false;
        }
        if (isLinked && !isErased.test(number) && !seals.fits(before, row, seal)) {
            notice(row, seal);
        } else {
            tellBad();
        }
        byte[] expected = wanted.get(number);
        if (expected != null && !java.util.Arrays.equals(expected, seal)) {
            findings.accept("event " + number + " has another seal than its signed head says");
        }
        before = seal;
        last = number;
        isLinked = true;
    }

    private void notice(EventRow row, byte[] seal) {
        Bad known = bad;
        if (known == null) {
            bad = new Bad(row.number(), row.number());
            beforeBad = before;
            return;
        }
        if (known.first() == known.last() && beforeBad != null) {
            // If the one before was put in, this one had its number.
            wasInserted = seals.fits(beforeBad, new EventRow(partition, known.first(), row.event()), seal);
        }
        bad = new Bad(known.first(), row.number());
    }

    private void tellBad() {
        Bad known = bad;
        if (known == null) {
            return;
        }
        bad = null;
        if (wasInserted) {
            findings.accept("event " + known.first() + " was inserted");
        } else if (known.first() == known.last()) {
            findings.accept("event " + known.first() + " was changed");
        } else {
            findings.accept("events " + known.first() + " to " + known.last()
                    + " were changed, or events before them were removed and the numbers shifted");
        }
        wasInserted = false;
    }

    /** @param end how far the partition was written, or null when nothing says */
    void end(@Nullable ChainEnd end) {
        tellBad();
        if (end == null) {
            if (last > 0) {
                findings.accept("nothing says how far it was written");
            }
        } else if (last < end.events()) {
            findings.accept("events " + (last + 1) + " to " + end.events() + " are missing at the end");
        } else if (last > end.events()) {
            findings.accept("events " + (end.events() + 1) + " to " + last + " were added at the end");
        } else if (last > 0 && !java.util.Arrays.equals(before, end.seal())) {
            findings.accept("event " + last + " is not the last that was written");
        }
        List<Long> beyond = new ArrayList<>(Set.copyOf(wanted.keySet()));
        beyond.removeIf(number -> number <= last);
        beyond.stream().max(Long::compare)
                .ifPresent(number -> findings.accept("a signed head says that there were " + number + " events"));
    }
}
