package chat.granta.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Paces the reading of records that nobody waits for. While they stream in, the worker lets them gather for some
 * milliseconds, so that many share a fetch and a transaction. One that is answered ends this for a while, as whoever asked
 * may ask again at once; and nothing gathers when there is a backlog. For one thread.
 */
final class Gathering {
    private static final Duration PAUSE = Duration.ofMillis(40);
    /** Batches that follow one another within this are a stream. */
    private static final long STREAM = 2 * PAUSE.toNanos();
    private static final long AFTER_ANSWER = Duration.ofMillis(200).toNanos();

    private final int largestBatch;
    private final LongSupplier nanoTime;
    private long lastBatch;
    private long lastAnswer;
    private boolean gathers;

    /** @param nanoTime as {@link System#nanoTime} */
    Gathering(int largestBatch, LongSupplier nanoTime) {
        this.largestBatch = largestBatch;
        this.nanoTime = nanoTime;
        this.lastBatch = nanoTime.getAsLong() - STREAM;
        this.lastAnswer = nanoTime.getAsLong() - AFTER_ANSWER;
    }

    /** So many records have been read and are handled now. */
    void handling(int records) {
        long now = nanoTime.getAsLong();
        gathers = now - lastBatch < STREAM && records < largestBatch / 2;
        lastBatch = now;
    }

    /** Something that was read had an answer. */
    void answered() {
        lastAnswer = nanoTime.getAsLong();
    }

    /** How long to let records gather before the next poll. */
    Optional<Duration> pause() {
        boolean isPaused = gathers && nanoTime.getAsLong() - lastAnswer >= AFTER_ANSWER;
        // A poll that finds nothing is not followed by another pause.
        gathers = false;
        return isPaused ? Optional.of(PAUSE) : Optional.empty();
    }
}
