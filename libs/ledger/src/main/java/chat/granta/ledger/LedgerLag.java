package chat.granta.ledger;

import chat.granta.bus.ConsumerProgress;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a process is behind on the partitions it handles: in records that it has not handled, and in seconds, which is the
 * age of the last record it handled, or 0 when nothing is left. The polling thread writes it, any thread may read it.
 */
public final class LedgerLag {
    private static final double MILLIS = 1000;

    private final InstantSource clock;
    private final ConsumerProgress progress;
    private volatile long unhandled;
    private volatile long handledUpTo;

    /** @param prefix of its metrics' names */
    public LedgerLag(MeterRegistry metrics, String service, String prefix, InstantSource clock) {
        progress = new ConsumerProgress(metrics, service);
        this.clock = clock;
        this.handledUpTo = clock.millis();
        Gauge.builder(prefix + ".lag.records", this, lag -> lag.unhandled)
                .description("records that are in the log and not handled yet").register(metrics);
        Gauge.builder(prefix + ".lag.seconds", this, LedgerLag::seconds)
                .description("how old the last record is that was handled, while there are more").register(metrics);
    }

    /** @param unread how many records of these partitions have not been read yet */
    public void handled(ConsumerRecords<?, ?> records, long unread) {
        unhandled = unread;
        progress.polled(records.count(), unread);
        long oldest = Long.MAX_VALUE;
        for (TopicPartition partition : records.partitions()) {
            oldest = Math.min(oldest, records.records(partition).getLast().timestamp());
        }
        if (unread == 0) {
            handledUpTo = clock.millis();
        } else if (!records.isEmpty()) {
            handledUpTo = oldest;
        }
    }

    /** These records could not be handled because of the database, and will be read again. */
    void failed(ConsumerRecords<?, ?> records) {
        unhandled += records.count();
    }

    public Duration age() {
        return unhandled == 0 ? Duration.ZERO : Duration.ofMillis(Math.max(0, clock.millis() - handledUpTo));
    }

    /** When what was handled last was written, in milliseconds since the epoch: it rises as long as anything is handled. */
    public long handledUpTo() {
        return handledUpTo;
    }

    private double seconds() {
        return age().toMillis() / MILLIS;
    }
}
