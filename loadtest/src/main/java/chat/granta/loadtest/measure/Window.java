package chat.granta.loadtest.measure;

import java.time.Duration;

/** The measured part of a run, in the time of {@link System#nanoTime()}. */
public record Window(long start, long end) {
    public static Window after(Duration warmUp, Duration length) {
        long start = System.nanoTime() + warmUp.toNanos();
        return new Window(start, start + length.toNanos());
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
