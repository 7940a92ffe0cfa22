package chat.granta.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The pause before a poll, in which records gather, so that many share a fetch and a transaction. The worker pauses only while
 * records stream in that nobody waits for: after a record that had an answer there is no pause for a while, as its sender may
 * ask again at once, and there is none while the worker has a backlog. For one thread.
 */
final class PollLinger {
    private static final long AFTER_ANSWER = Duration.ofMillis(200).toNanos();

    private final int largestBatch;
    private final Duration pause;
    /** Two batches are a stream when the second follows the first within this time. */
    private final long stream;
    private final LongSupplier nanoTime;
    private long lastBatch;
    private long lastAnswer;
    private boolean gathers;

    /** @param nanoTime as {@link System#nanoTime} */
    PollLinger(int largestBatch, Duration pause, LongSupplier nanoTime) {
        this.largestBatch = largestBatch;
        this.pause = pause;
        this.stream = 2 * pause.toNanos();
        this.nanoTime = nanoTime;
        this.lastBatch = nanoTime.getAsLong() - stream;
        this.lastAnswer = nanoTime.getAsLong() - AFTER_ANSWER;
    }

    /**
     * The worker has read so many records, and handles them now.
     *
     * @param unread how many more are in the log; those that it reads may be few although there are many
     */
    void handling(int records, long unread) {
        long now = nanoTime.getAsLong();
        gathers = now - lastBatch < stream && records < largestBatch / 2 && unread < largestBatch / 2;
        lastBatch = now;
    }

    /** One of the records that were read had an answer. */
    void answered() {
        lastAnswer = nanoTime.getAsLong();
    }

    /** How long the worker waits before its next poll; empty when it polls at once. */
    Optional<Duration> pause() {
        boolean isPaused = gathers && nanoTime.getAsLong() - lastAnswer >= AFTER_ANSWER;
        // A poll that finds nothing is not followed by another pause.
        gathers = false;
        return isPaused ? Optional.of(pause) : Optional.empty();
    }
}
