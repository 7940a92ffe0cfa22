package chat.granta.bus.echo;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Wakes one thread that waits for something to happen; what happened before it waits counts. */
final class Bell {
    private final AtomicBoolean hasRung = new AtomicBoolean();
    private volatile @Nullable Thread waiting;
    private volatile long lastRung = System.nanoTime();

    void ring() {
        lastRung = System.nanoTime();
        if (!hasRung.getAndSet(true)) {
            LockSupport.unpark(waiting);
        }
    }

    /** By {@link System#nanoTime()}. */
    long lastRung() {
        return lastRung;
    }

    /**
     * Waits until it rings; when it had to, a little longer, so that what comes close behind is there as well.
     *
     * @param nanos at most
     * @param gathering nanoseconds more
     */
    void await(long nanos, long gathering) {
        waiting = Thread.currentThread();
        try {
            if (!hasRung.get()) {
                LockSupport.parkNanos(this, nanos);
                if (hasRung.get()) {
                    LockSupport.parkNanos(this, gathering);
                }
            }
        } finally {
            waiting = null;
            hasRung.set(false);
        }
    }
}
