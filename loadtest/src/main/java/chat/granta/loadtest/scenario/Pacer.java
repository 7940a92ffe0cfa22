package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.Window;
import java.util.concurrent.locks.LockSupport;

/**
 * Speaks at a fixed rate, whatever the server does. The time given is the one intended, so that a wait for a slow server counts
 * for every message it held up (no coordinated omission).
 */
final class Pacer {
    /** What happens at a turn. */
    interface Turn {
        void take(long turn, long intended);
    }

    private static final double SECOND = 1e9;

    private Pacer() {}

    /** Starts now, on a thread of its own that ends with the window. */
    static Thread start(double perSecond, Window window, Turn turn) {
        return Thread.ofPlatform().daemon().name("loadtest-pacer").start(() -> {
            long start = System.nanoTime();
            for (long n = 0;; n++) {
                long intended = start + (long) (n * SECOND / perSecond);
                if (window.isBefore(intended)) {
                    return;
                }
                for (long now = System.nanoTime(); now < intended; now = System.nanoTime()) {
                    LockSupport.parkNanos(intended - now);
                }
                turn.take(n, intended);
            }
        });
    }
}
