package chat.granta.bus.nearby;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * How long a writer rests after a write, so that records gather for the next one. A write costs much the same with one record as with a
 * hundred, and so does each reader's turn behind it; a broker that answers at once would be given whatever few there are. Who has not
 * written for a while never waits. For one thread.
 */
final class WriterPace {
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONG = TimeUnit.MILLISECONDS.toNanos(3);
    /** Bytes of a write behind which as much comes in a short while. */
    private static final int MUCH = 8192;

    private final boolean gathers;
    private final LongSupplier nanos;
    private long written;
    private long rest;

    /**
     * @param gathers whether records arrive here one by one; otherwise they come in batches, between which there is a pause already
     * @param nanos the clock, as {@link System#nanoTime}
     */
    WriterPace(boolean gathers, LongSupplier nanos) {
        this.gathers = gathers;
        this.nanos = nanos;
        written = nanos.getAsLong() - LONG;
    }

    /** Something is written now. */
    void written(int bytes) {
        long now = nanos.getAsLong();
        long idle = now - written;
        if (gathers) {
            rest = bytes < MUCH ? LONG : SHORT;
        } else {
            rest = idle < 2 * SHORT ? SHORT : 0;
        }
        written = now;
    }

    /** How long the next write still waits, in nanoseconds. */
    long rest() {
        return rest == 0 ? 0 : Math.max(0, rest - (nanos.getAsLong() - written));
    }

    /** Waits for so long. */
    void pause() {
        long left = rest();
        if (left > 0) {
            LockSupport.parkNanos(this, left);
        }
    }
}
