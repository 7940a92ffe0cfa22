package chat.granta.c2s.throttle;

import java.util.Arrays;

/** The times of the last failures of one kind, as many as the limit; so many within the window are too many. */
final class FailureTimes {
    private static final int FIRST_ROOM = 4;

    private final int limit;
    private long[] times;
    private int size;

    FailureTimes(int limit) {
        this.limit = limit;
        this.times = new long[Math.min(limit, FIRST_ROOM)];
    }

    /** Other gateways' failures may arrive late, so times need not rise. */
    synchronized FailureTimes add(long time) {
        if (size < limit) {
            if (size == times.length) {
                times = Arrays.copyOf(times, Math.min(limit, size * 2));
            }
            times[size++] = time;
            return this;
        }
        int oldest = 0;
        for (int i = 1; i < size; i++) {
            oldest = times[i] < times[oldest] ? i : oldest;
        }
        times[oldest] = Math.max(times[oldest], time);
        return this;
    }

    /** Whether the limit has been reached by failures after this time. */
    synchronized boolean areTooManySince(long start) {
        int recent = 0;
        for (int i = 0; i < size; i++) {
            recent += times[i] > start ? 1 : 0;
        }
        return recent >= limit;
    }
}
