package chat.granta.gateway;

import chat.granta.bus.BusSettings;
import chat.granta.bus.HomePartition;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import com.google.protobuf.MessageLite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Puts records on the log, in the order in which they are handed over. Handing over never blocks: Kafka's producer is asked to take
 * a record at once or not at all. What it cannot take, as its buffer is full or it does not know yet where a topic is, waits for a
 * thread of its own, which tries for as long as it takes, because a record given up would be a gap.
 */
public final class LogPublisher implements LogWriter, AutoCloseable {
    private static final Duration RETRY = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final int homePartitions;
    private final Producer<byte[], byte[]> producer;
    /** Guards the order: whatever comes goes behind what waits. */
    private final Object order = new Object();
    private final Queue<Pending> waiting = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "log-publisher");
    private boolean closing;

    public LogPublisher(BusSettings bus) {
        this(bus.homePartitions(), producer(bus));
    }

    /** @param producer takes a record at once, or refuses it with a {@link TimeoutException}; closed with this */
    LogPublisher(int homePartitions, Producer<byte[], byte[]> producer) {
        this.homePartitions = homePartitions;
        this.producer = producer;
        thread.start();
    }

    private static Producer<byte[], byte[]> producer(BusSettings bus) {
        Map<String, Object> settings = KafkaClients.producer(bus.bootstrapServers());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        return KafkaClients.openProducer(bus, settings);
    }

    @Override
    public Home home(String bareJid) {
        int partition = HomePartition.of(bareJid, homePartitions);
        byte[] key = bareJid.getBytes(StandardCharsets.UTF_8);
        return (envelope, done) -> add(Topics.USER, partition, key, envelope, done);
    }

    @Override
    public void publish(String topic, @Nullable Integer partition, String key, MessageLite record,
            Consumer<@Nullable Exception> done) {
        add(topic, partition, key.getBytes(StandardCharsets.UTF_8), record, done);
    }

    private void add(String topic, @Nullable Integer partition, byte[] key, MessageLite record,
            Consumer<@Nullable Exception> done) {
        var pending = new Pending(new ProducerRecord<>(topic, partition, key, record.toByteArray()), done);
        boolean isTaken;
        synchronized (order) {
            isTaken = waiting.isEmpty() && pending.offerTo(producer);
            if (!isTaken) {
                waiting.add(pending);
                order.notifyAll();
            }
        }
        if (isTaken) {
            pending.tell();
        }
    }

    private void run() {
        try {
            for (Pending first = next(); first != null; first = next()) {
                first.tell();
            }
        } catch (InterruptedException _) {
            // Only close() interrupts, when it has waited for long enough.
        }
    }

    /** The first record that has waited, when the producer has taken it; null when no more will come. */
    private @Nullable Pending next() throws InterruptedException {
        synchronized (order) {
            while (!closing || !waiting.isEmpty()) {
                if (waiting.isEmpty()) {
                    order.wait();
                } else if (waiting.element().offerTo(producer)) {
                    return waiting.remove();
                } else {
                    // Others may hand over meanwhile. Kafka's producer tells nobody when it has room again.
                    order.wait(RETRY.toMillis());
                }
            }
            return null;
        }
    }

    /** Sends what was handed over, waits a bounded time for it to be on the log, and stops. */
    @Override
    public void close() {
        synchronized (order) {
            closing = true;
            order.notifyAll();
        }
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        producer.close(PATIENCE);
    }
}
