package chat.granta.c2s.sasl;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where passwords are hashed: as many threads as processors, and a bounded queue, so that a storm of logins delays
 * logins and nothing else. Never an event loop.
 */
public final class PasswordHashing implements AutoCloseable {
    private static final int QUEUED = 2_000;

    private final ThreadPoolExecutor threads;

    public PasswordHashing() {
        int processors = Runtime.getRuntime().availableProcessors();
        this.threads = new ThreadPoolExecutor(processors, processors, 30, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUED),
                Thread.ofPlatform().daemon().name("password-hashing-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Computes elsewhere; fails with {@link RejectedExecutionException} when too much is waiting. */
    <T> CompletableFuture<T> compute(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Runs work that no login waits for; leaves it undone when logins are waiting. */
    void whenIdle(Runnable work) {
        if (threads.getQueue().isEmpty()) {
            try {
                threads.execute(work);
            } catch (RejectedExecutionException _) {
                // Left.
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
