package chat.granta.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a process is behind the partitions it handles, in records and in seconds: the age of what it handled last, while
 * there is more. Told by the thread that polls, asked by whoever collects metrics.
 */
final class LedgerLag {
    private static final double MILLIS = 1000;

    private final InstantSource clock;
    private volatile long unhandled;
    private volatile long handledUpTo;

    LedgerLag(MeterRegistry metrics, String prefix, InstantSource clock) {
        this.clock = clock;
        this.handledUpTo = clock.millis();
        Gauge.builder(prefix + ".lag.records", this, lag -> lag.unhandled)
                .description("records that are in the log and not handled yet").register(metrics);
        Gauge.builder(prefix + ".lag.seconds", this, LedgerLag::seconds)
                .description("how old the last record is that was handled, while there are more").register(metrics);
    }

    /** @param unread how many records are behind these */
    void handled(ConsumerRecords<?, ?> records, long unread) {
        unhandled = unread;
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

    /** These could not be handled now. */
    void failed(ConsumerRecords<?, ?> records) {
        unhandled += records.count();
    }

    double seconds() {
        return unhandled == 0 ? 0 : Math.max(0, clock.millis() - handledUpTo) / MILLIS;
    }
}
