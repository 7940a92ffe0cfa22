package chat.granta.bus;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * How far a consumer of the log is behind and how much it has read, under one name for every service: {@code granta.consumer.lag} and
 * {@code granta.consumer.records}. The polling thread writes it, metrics read it.
 */
public final class ConsumerProgress {
    private static final String LAG = "granta.consumer.lag";
    private static final String WHAT = "records in the log that this process has not read of the partitions it reads";
    private static final String CONSUMER = "consumer";

    private final Counter read;
    private volatile long unread;

    /** @param consumer its name, such as its group's */
    public ConsumerProgress(MeterRegistry metrics, String consumer) {
        Gauge.builder(LAG, this, progress -> progress.unread).tag(CONSUMER, consumer).description(WHAT)
                .register(metrics);
        read = records(metrics, consumer);
    }

    /** Counts what a consumer reads that counts for itself. */
    public static Counter records(MeterRegistry metrics, String consumer) {
        return Counter.builder("granta.consumer.records").tag(CONSUMER, consumer)
                .description("records read from the log").register(metrics);
    }

    /**
     * A consumer that counts for itself.
     *
     * @param unread of {@code of}
     */
    public static <T> void publish(MeterRegistry metrics, String consumer, T of, ToDoubleFunction<T> unread) {
        Gauge.builder(LAG, of, unread).tag(CONSUMER, consumer).description(WHAT).register(metrics);
    }

    /** So many records were read; what else there is in the log, the consumer knows since its last fetch. */
    public void polled(Consumer<?, ?> consumer, int records) {
        long sum = 0;
        for (var partition : consumer.assignment()) {
            sum += consumer.currentLag(partition).orElse(0);
        }
        polled(records, sum);
    }

    /** @param behind how many are still unread */
    public void polled(int records, long behind) {
        unread = behind;
        if (records > 0) {
            read.increment(records);
        }
    }
}
