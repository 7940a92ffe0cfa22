package chat.granta.bus;

import java.time.Duration;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Sends records in their order, many on the way at once, and nothing after one that failed: those who read would take its
 * repetition for a duplicate (see the replay rule). After a failure it is of no more use.
 */
public final class StrictProducer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Producer<byte[], byte[]> producer;
    private volatile @Nullable Exception failure;

    /** @param producer that has at most one request under way, so that nothing overtakes a batch which fails */
    public StrictProducer(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    public static StrictProducer open(BusSettings bus) {
        return new StrictProducer(KafkaClients.openProducer(bus, KafkaClients.producer(bus.bootstrapServers())));
    }

    /**
     * @return done when Kafka has the record
     * @throws IllegalStateException when an earlier record failed, or this is closed
     */
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record, (_, problem) -> {
                if (problem != null) {
                    fail(problem);
                }
            });
        } catch (IllegalStateException e) {
            throw failure == null ? e : new IllegalStateException("Kafka refused an earlier record: " + failure, e);
        }
    }

    private void fail(Exception problem) {
        if (failure == null) {
            failure = problem;
        }
        producer.close(Duration.ZERO);
    }

    /** What is not on its way within two seconds is not sent any more. */
    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
