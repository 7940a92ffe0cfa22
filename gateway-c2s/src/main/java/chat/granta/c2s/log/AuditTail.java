package chat.granta.c2s.log;

import chat.granta.bus.BusSettings;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.workers.Complaint;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads all of {@code xmpp.audit}, from some time ago on, and tells listeners of every record. A daemon thread of its own, and no
 * consumer group: each gateway reads everything.
 */
public final class AuditTail implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(AuditTail.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long RETRY_SECONDS = 1;

    private final BusSettings bus;
    private final Duration memory;
    private final List<Consumer<Envelope>> listeners;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Complaint complaint = new Complaint(log,
            "reading what other gateways and services say on " + Topics.AUDIT);
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    /**
     * @param memory how far back to read at the start
     * @param listeners called on this tail's thread
     */
    public AuditTail(BusSettings bus, Duration memory, List<Consumer<Envelope>> listeners) {
        this.bus = bus;
        this.memory = memory;
        this.listeners = listeners;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().daemon().name("audit-tail").start(this::run);
    }

    @Override
    public void stop() {
        thread = null;
        closing.countDown();
        KafkaConsumer<byte[], byte[]> waiting = consumer;
        if (waiting != null) {
            waiting.wakeup();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** It starts after the homes, which make the topics, and before the listening sockets. */
    @Override
    public int getPhase() {
        return 250;
    }

    private void run() {
        try {
            do {
                try (var opened = new KafkaConsumer<>(settings(), new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
                    consumer = opened;
                    if (closing.getCount() > 0) {
                        follow(opened);
                    }
                } catch (WakeupException _) {
                    // Only stop() wakes.
                } catch (RuntimeException | Error e) {
                    // The thread must survive everything: if it ended here, no later failure elsewhere would count.
                    complaint.raise(e);
                }
            } while (!closing.await(RETRY_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.AUDIT).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
        if (partitions.isEmpty()) {
            return;
        }
        consumer.assign(partitions);
        begin(consumer, partitions);
        while (closing.getCount() > 0) {
            var records = consumer.poll(POLL);
            complaint.settle();
            for (ConsumerRecord<byte[], byte[]> each : records) {
                positions.put(new TopicPartition(each.topic(), each.partition()), each.offset() + 1);
                read(each);
            }
        }
    }

    private void begin(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        long from = System.currentTimeMillis() - memory.toMillis();
        var found = consumer.offsetsForTimes(partitions.stream().collect(Collectors.toMap(each -> each, _ -> from)));
        for (TopicPartition partition : partitions) {
            // After a failure it goes on where it was: nothing counts twice.
            Long known = positions.get(partition);
            var first = found.get(partition);
            if (known != null) {
                consumer.seek(partition, known);
            } else if (first != null) {
                consumer.seek(partition, first.offset());
            } else {
                // Fixed now, so that what comes next is read even if this thread must begin again before it.
                consumer.seekToEnd(List.of(partition));
                positions.put(partition, consumer.position(partition));
            }
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> each) {
        try {
            Envelope envelope = Envelope.parseFrom(each.value());
            listeners.forEach(listener -> listener.accept(envelope));
        } catch (InvalidProtocolBufferException | RuntimeException | Error e) {
            // Others wait for the records behind it.
            log.error("{}-{} offset {} cannot be read and is skipped", each.topic(), each.partition(), each.offset(),
                    e);
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = KafkaClients.common(bus.bootstrapServers());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }
}
