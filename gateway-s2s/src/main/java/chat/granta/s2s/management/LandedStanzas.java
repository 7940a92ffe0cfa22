package chat.granta.s2s.management;

import chat.granta.stream.management.HandledStanzas;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0198 section 4: how many of another server's stanzas are on the log. They go to many partitions and arrive there in any order, but a
 * count has no gaps: it ends before the first that is not there yet. Any thread.
 */
public final class LandedStanzas implements HandledStanzas {
    private static final long NOBODY = Long.MAX_VALUE;

    private final Deque<Landing> underWay = new ArrayDeque<>();
    private long handled;
    private long awaited = NOBODY;
    private boolean hasFailed;
    private Runnable onHandled = () -> {};
    private @Nullable Runnable onSettled;

    /** A stanza on its way. */
    private final class Landing implements Consumer<@Nullable Exception> {
        private final Consumer<@Nullable Exception> then;
        private boolean isThere;

        Landing(Consumer<@Nullable Exception> then) {
            this.then = then;
        }

        @Override
        public void accept(@Nullable Exception failure) {
            then.accept(failure);
            landed(this, failure == null);
        }
    }

    /** @param told whenever as many are on the log as was awaited */
    synchronized void tell(Runnable told) {
        onHandled = told;
        awaited = NOBODY;
    }

    /**
     * The next stanza is about to be written to the log.
     *
     * @param then told what comes of it, too
     */
    synchronized Consumer<@Nullable Exception> next(Consumer<@Nullable Exception> then) {
        var landing = new Landing(then);
        underWay.add(landing);
        return landing;
    }

    private void landed(Landing landing, boolean isThere) {
        Runnable reached = null;
        Runnable settled = null;
        synchronized (this) {
            landing.isThere = isThere;
            hasFailed |= !isThere;
            while (!underWay.isEmpty() && underWay.getFirst().isThere) {
                underWay.removeFirst();
                handled++;
            }
            if (handled >= awaited) {
                awaited = NOBODY;
                reached = onHandled;
            }
            if (isSettled()) {
                settled = onSettled;
                onSettled = null;
            }
        }
        if (reached != null) {
            reached.run();
        }
        if (settled != null) {
            settled.run();
        }
    }

    @Override
    public synchronized long handled() {
        return handled;
    }

    @Override
    public void tellWhenHandled(long count) {
        Runnable reached;
        synchronized (this) {
            reached = handled >= count ? onHandled : null;
            awaited = reached == null ? count : NOBODY;
        }
        if (reached != null) {
            reached.run();
        }
    }

    /** Whether one of them is not on the log, and never will be: the count stays below it. */
    public synchronized boolean hasFailed() {
        return hasFailed;
    }

    private boolean isSettled() {
        return underWay.isEmpty() || hasFailed;
    }

    /** Runs something when nothing is on its way any more, or nothing can be known of it. */
    public void whenSettled(Runnable action) {
        synchronized (this) {
            if (!isSettled()) {
                onSettled = action;
                return;
            }
        }
        action.run();
    }
}
