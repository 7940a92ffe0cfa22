package chat.granta.loadtest.measure;

import java.time.Duration;

/** The measured part of a run, from start to end, and when the load began; in the time of {@link System#nanoTime()}. */
public record Window(long loadBegin, long start, long end) {
    public static Window after(Duration warmUp, Duration length) {
        long now = System.nanoTime();
        long start = now + warmUp.toNanos();
        return new Window(now, start, start + length.toNanos());
    }

    public boolean contains(long time) {
        return time - start >= 0 && time - end < 0;
    }

    public boolean isBefore(long time) {
        return time - end >= 0;
    }

    public double seconds() {
        return (end - start) / 1e9;
    }
}
