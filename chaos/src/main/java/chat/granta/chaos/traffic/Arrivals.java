package chat.granta.chaos.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The numbers that arrived in one direction of a pair, in the order in which they did. Any thread. */
final class Arrivals {
    private record Arrival(long number, long nanos) {}

    private final List<Arrival> arrivals = new ArrayList<>();

    synchronized void add(long number, long nanos) {
        arrivals.add(new Arrival(number, nanos));
    }

    synchronized int count() {
        return arrivals.size();
    }

    /** Compares with what was sent: the numbers from 1 to {@code sent}. */
    synchronized Outcome outcome(long sent, long sinceNanos) {
        Set<Long> seen = new HashSet<>();
        long doubled = 0;
        long reordered = 0;
        long highest = 0;
        for (Arrival arrival : arrivals) {
            if (!seen.add(arrival.number)) {
                doubled++;
            } else if (arrival.number < highest) {
                reordered++;
            }
            highest = Math.max(highest, arrival.number);
        }
        return new Outcome(sent, arrivals.size(), sent - seen.size(), doubled, reordered, longestSilence(sinceNanos));
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
