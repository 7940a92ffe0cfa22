package chat.granta.gateway;

import chat.granta.bus.BusSettings;
import chat.granta.bus.HomePartition;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import com.google.protobuf.MessageLite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts records on the log, in the order in which they are handed over. Handing over never blocks; a thread of its own
 * waits where Kafka must be waited for, for as long as it takes, because a record given up would be a gap.
 */
public final class LogPublisher implements LogWriter, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogPublisher.class);
    private static final int BATCH = 256;

    /** A record under way; {@code done} gets null when it is on the log, else why it never will be. */
    private record Pending(ProducerRecord<byte[], byte[]> record, Consumer<@Nullable Exception> done) {}

    private final int homePartitions;
    private final Producer<byte[], byte[]> producer;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "log-publisher");
    private volatile boolean closing;

    public LogPublisher(BusSettings bus) {
        this(bus.homePartitions(), producer(bus));
    }

    /** @param producer closed with this */
    LogPublisher(int homePartitions, Producer<byte[], byte[]> producer) {
        this.homePartitions = homePartitions;
        this.producer = producer;
        thread.start();
    }

    private static Producer<byte[], byte[]> producer(BusSettings bus) {
        Map<String, Object> settings = KafkaClients.producer(bus.bootstrapServers());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
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
        queue.add(new Pending(new ProducerRecord<>(topic, partition, key, record.toByteArray()), done));
    }

    private void run() {
        List<Pending> batch = new ArrayList<>(BATCH);
        while (!closing || !queue.isEmpty()) {
            try {
                batch.add(queue.take());
                queue.drainTo(batch, BATCH - 1);
                batch.forEach(this::send);
                batch.clear();
            } catch (InterruptedException _) {
                // Only close() interrupts, and says so in the field that the loop looks at.
            }
        }
    }

    private void send(Pending pending) {
        try {
            producer.send(pending.record(), (_, failure) -> pending.done().accept(failure));
        } catch (RuntimeException | Error e) {
            // Whatever it is, others wait for the records behind this one.
            LOG.error("a record for {} cannot be sent", pending.record().topic(), e);
            fail(pending, e);
        }
    }

    private static void fail(Pending pending, Throwable reason) {
        try {
            pending.done().accept(reason instanceof Exception e ? e : new KafkaException(reason));
        } catch (RuntimeException | Error e) {
            LOG.error("who wrote a record for {} cannot be told that it was not sent", pending.record().topic(), e);
        }
    }

    /** Sends what was handed over, waits a bounded time for it to be on the log, and stops. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(5));
    }
}
