package chat.granta.c2s.home;

import chat.granta.bus.BusSettings;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.Origins;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.PartitionAdopted;
import chat.granta.bus.wire.TenureBegun;
import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the delivery partitions that the gateways' group gives this one. Taking a partition begins a tenure: a record in
 * the partition itself, whose offset orders it among all tenures there have been, and which is announced to every home
 * before anything is read, so that homes forget the connections of earlier holders. Reading begins where the earlier
 * holder had done with everything, so that what it kept for its managed sessions (XEP-0198) is kept on.
 */
final class DeliveryThread implements AutoCloseable, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryThread.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOK_AFTER = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String gatewayName;
    private final int homePartitions;
    private final Connections connections;
    private final LogWriter toLog;
    private final QueueLimits limits;
    private final ByteString topicId;
    private final ServerSaid server = new ServerSaid();
    private final Map<Integer, DeliveryReader> readers = new HashMap<>();
    private final AtomicInteger ownPartition = new AtomicInteger(DeliveryPlan.NONE);
    private final KafkaProducer<byte[], byte[]> announcer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::run, "delivery");
    private Map<TopicPartition, OffsetAndMetadata> lastCommitted = Map.of();
    private volatile @Nullable Tenure tenure;
    private volatile boolean closing;

    /** @param topicId of the delivery topic */
    DeliveryThread(BusSettings bus, String gatewayName, Connections connections, LogWriter toLog,
            QueueLimits limits, ByteString topicId) {
        this.gatewayName = gatewayName;
        this.homePartitions = bus.homePartitions();
        this.connections = connections;
        this.toLog = toLog;
        this.limits = limits;
        this.topicId = topicId;
        announcer = new KafkaProducer<>(KafkaClients.producer(bus.bootstrapServers()), new ByteArraySerializer(),
                new ByteArraySerializer());
        Map<String, Object> settings = KafkaClients.consumer(bus.bootstrapServers(), "gateway-c2s");
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, DeliveryAssignor.class.getName());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(DeliveryAssignor.OWN_PARTITION, ownPartition);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        thread.start();
    }

    /** This gateway's hold on its partition, or null while it has none. */
    @Nullable
    Tenure tenure() {
        return tenure;
    }

    /** What homes last said of the server, or null. */
    @Nullable
    ServerCapabilities server() {
        return server.capabilities();
    }

    private void run() {
        consumer.subscribe(List.of(Topics.DELIVERY), this);
        long lookedAfter = System.nanoTime();
        while (!closing) {
            try {
                consumer.poll(POLL).forEach(this::read);
                long now = System.nanoTime();
                if (now - lookedAfter > LOOK_AFTER.toNanos()) {
                    lookedAfter = now;
                    readers.values().forEach(reader -> reader.managed().lookAfter(now));
                    commitWhatIsNew();
                }
            } catch (WakeupException _) {
                // close() wants the loop to look at its field.
            } catch (KafkaException e) {
                LOG.error("reading deliveries failed and is tried again", e);
            }
        }
        stop();
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        DeliveryReader reader = readers.get(record.partition());
        if (reader != null) {
            reader.read(record);
        }
    }

    /** For each partition, from where on somebody who takes it over must read. */
    private Map<TopicPartition, OffsetAndMetadata> done() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            DeliveryReader reader = readers.get(partition.partition());
            if (reader != null) {
                offsets.put(partition, reader.managed().done(consumer.position(partition)));
            }
        }
        return offsets;
    }

    /** An idle gateway writes nothing. */
    private void commitWhatIsNew() {
        Map<TopicPartition, OffsetAndMetadata> now = done();
        if (!now.equals(lastCommitted)) {
            consumer.commitAsync(now, this::committed);
        }
    }

    private void committed(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
        if (failure == null) {
            lastCommitted = offsets;
        } else {
            LOG.debug("what has been done of {} is said later", offsets, failure);
        }
    }

    private void stop() {
        try {
            consumer.commitSync(done(), PATIENCE);
        } catch (KafkaException e) {
            LOG.warn("who takes this gateway's sessions over must read more than needed: {}", e.toString());
        }
        consumer.close(CloseOptions.timeout(PATIENCE));
        announcer.close(PATIENCE);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> before = consumer.committed(Set.copyOf(partitions));
        for (TopicPartition partition : partitions) {
            long number = beginTenure(partition.partition());
            OffsetAndMetadata done = before.get(partition);
            var holders = new TenureHistory(done == null ? "" : done.metadata());
            readers.put(partition.partition(), new DeliveryReader(connections,
                    new ManagedSessions(partition.partition(), number, toLog, limits, holders), toLog, topicId,
                    server));
            // What an earlier holder had not done with: sessions that it has left behind.
            consumer.seek(partition, done == null ? number + 1 : Math.min(done.offset(), number + 1));
            if (partition.partition() == ownPartition.get()) {
                tenure = new Tenure(partition.partition(), number);
                LOG.info("clients are reached in {} from offset {} on", partition, number);
            }
        }
        // Before anything can be left behind, it is known from where on it is to be read.
        consumer.commitSync(done());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        LOG.debug("no longer reading {}", partitions);
        partitions.forEach(partition -> readers.remove(partition.partition()));
    }

    /** The group has taken this gateway for dead: others may have its partition, so its connections lead nowhere. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        LOG.warn("this gateway lost its membership of the group; its clients are sent away to connect again");
        ownPartition.set(DeliveryPlan.NONE);
        tenure = null;
        partitions.forEach(partition -> readers.remove(partition.partition()));
        connections.cutAllOff("system-shutdown", "This server lost its place in the cluster; please connect again.");
    }

    private long beginTenure(int partition) {
        var began = Envelope.newBuilder().setTime(System.currentTimeMillis())
                .setTenureBegun(TenureBegun.newBuilder().setGateway(gatewayName)).build();
        try {
            long number = announcer.send(new ProducerRecord<>(Topics.DELIVERY, partition, null, began.toByteArray()))
                    .get().offset();
            var adopted = began.toBuilder().setOrigin(Origins.gateway(partition, number))
                    .setPartitionAdopted(PartitionAdopted.getDefaultInstance()).build().toByteArray();
            for (int home = 0; home < homePartitions; home++) {
                announcer.send(new ProducerRecord<>(Topics.USER, home, null, adopted));
            }
            announcer.flush();
            return number;
        } catch (ExecutionException e) {
            throw new KafkaException("the tenure of delivery partition " + partition + " could not begin", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
