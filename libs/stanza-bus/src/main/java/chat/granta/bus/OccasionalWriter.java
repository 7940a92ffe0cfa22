package chat.granta.bus;

import chat.granta.bus.wire.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes what most processes never have to say, and of which nothing is lost if it is not read: its producer is made for the first
 * record. Any thread.
 */
public final class OccasionalWriter implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private @Nullable Producer<byte[], byte[]> producer;

    OccasionalWriter(Supplier<Producer<byte[], byte[]>> producers) {
        this.producers = producers;
    }

    public static OccasionalWriter of(BusSettings bus) {
        return new OccasionalWriter(
                () -> KafkaClients.openProducer(bus, KafkaClients.producer(bus.bootstrapServers())));
    }

    /**
     * Writes to {@code xmpp.audit}.
     *
     * @param from who says it: what one says stays in its order
     */
    public synchronized void audit(String from, Envelope envelope) {
        if (producer == null) {
            producer = producers.get();
        }
        producer.send(new ProducerRecord<>(Topics.AUDIT, HomePartition.of(from, TopicMaker.AUDIT_PARTITIONS),
                from.getBytes(StandardCharsets.UTF_8), envelope.toByteArray()));
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(PATIENCE);
        }
    }
}
