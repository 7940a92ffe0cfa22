package chat.granta.chaos.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** One direction of a pair: the numbers 1, 2, 3 … as they were sent, acknowledged and received. Any thread. */
final class Direction {
    private record Arrival(int number, long nanos) {}

    private final BitSet acknowledged = new BitSet();
    private final BitSet refused = new BitSet();
    private final BitSet mayComeTwice = new BitSet();
    private final BitSet seen = new BitSet();
    private final List<Arrival> arrivals = new ArrayList<>();
    private int sent;
    private boolean isQuiet;

    /** The next number to send. */
    synchronized int next() {
        return ++sent;
    }

    synchronized void acknowledged(int number) {
        acknowledged.set(number);
    }

    /** It came back to its sender, as an error. */
    synchronized void refused(int number) {
        refused.set(number);
    }

    /** It was sent again without knowing whether the server has had it. */
    synchronized void mayComeTwice(int number) {
        mayComeTwice.set(number);
    }

    /** Their receiver could not resume: the server does not know which of those that came were received. */
    synchronized void allMayComeTwice() {
        mayComeTwice.or(seen);
    }

    synchronized void arrived(int number) {
        arrivals.add(new Arrival(number, System.nanoTime()));
        seen.set(number);
    }

    synchronized int sent() {
        return sent;
    }

    synchronized int arrivals() {
        return arrivals.size();
    }

    synchronized boolean hasArrived(int number) {
        return seen.get(number);
    }

    /** Silence in it is no failure: somebody sleeps. */
    synchronized void quiet() {
        isQuiet = true;
    }

    synchronized boolean isQuiet() {
        return isQuiet;
    }

    /** Whether a number may be found twice in what came or was kept, because it was sent again blindly. */
    synchronized boolean isUncertain(int number) {
        return mayComeTwice.get(number);
    }

    /** How many may be found twice. */
    synchronized int uncertain() {
        return mayComeTwice.cardinality();
    }

    /** Whether the server answers for all that was sent. */
    synchronized boolean isAcknowledged() {
        return acknowledged.cardinality() == sent;
    }

    /** Whether the server answers for all that was sent, and it came, or came back. */
    synchronized boolean isComplete() {
        var settled = (BitSet) seen.clone();
        settled.or(refused);
        return acknowledged.cardinality() == sent && settled.cardinality() == sent;
    }

    /** For people, when it does not go on. */
    synchronized String state() {
        return "sent %d, acknowledged %d, came %d, missing %d to %d".formatted(sent, acknowledged.cardinality(),
                seen.cardinality(), seen.nextClearBit(1), Math.max(sent, seen.length() - 1));
    }

    /** What became of it; silence counts from this {@link System#nanoTime} on. */
    synchronized Outcome outcome(long sinceNanos) {
        var lost = (BitSet) acknowledged.clone();
        lost.andNot(seen);
        lost.andNot(refused);
        int doubled = 0;
        int reordered = 0;
        int highest = 0;
        var counted = new BitSet();
        for (Arrival arrival : arrivals) {
            int number = arrival.number;
            boolean isFirst = !counted.get(number);
            counted.set(number);
            if (!isFirst && !mayComeTwice.get(number)) {
                doubled++;
            } else if (isFirst && number < highest) {
                reordered++;
            }
            highest = Math.max(highest, number);
        }
        return new Outcome(sent, arrivals.size(), lost.cardinality(), doubled, reordered, refused.cardinality(), 0, 0,
                isQuiet ? Duration.ZERO : longestSilence(sinceNanos));
    }

    private Duration longestSilence(long sinceNanos) {
        long longest = 0;
        long last = sinceNanos;
        for (Arrival arrival : arrivals) {
            if (arrival.nanos >= sinceNanos) {
                longest = Math.max(longest, arrival.nanos - last);
                last = arrival.nanos;
            }
        }
        return Duration.ofNanos(longest);
    }
}
