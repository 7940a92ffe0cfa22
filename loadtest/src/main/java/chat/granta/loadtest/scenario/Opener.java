package chat.granta.loadtest.scenario;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Opens many connections at a bounded rate, some under way at once, and counts those that came to be. */
final class Opener {
    private static final int PATIENCE_SECONDS = 60;

    private final Semaphore places;
    private final int concurrency;
    private final double perSecond;

    Opener(int concurrency, double perSecond) {
        this.concurrency = concurrency;
        this.perSecond = perSecond;
        places = new Semaphore(concurrency);
    }

    /** Opens connections of the indexes from, up to to; for each, {@link #done()} is called when it is or has failed. */
    void open(int from, int to, IntConsumer open) throws InterruptedException {
        long start = System.nanoTime();
        for (int i = from; i < to; i++) {
            long due = start + (long) ((i - from) * 1e9 / perSecond);
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            acquire(1);
            open.accept(i);
        }
        acquire(concurrency);
        places.release(concurrency);
    }

    void done() {
        places.release();
    }

    private void acquire(int count) throws InterruptedException {
        if (!places.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new ScenarioException("the server leaves connections unanswered");
        }
    }
}
