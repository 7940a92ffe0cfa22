package chat.granta.c2s.home;

import chat.granta.bus.BusSettings;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.Origins;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.PartitionAdopted;
import chat.granta.bus.wire.TenureBegun;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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
 * before anything is read, so that homes forget the connections of earlier holders.
 */
final class DeliveryThread implements AutoCloseable, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryThread.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final String gatewayName;
    private final int homePartitions;
    private final Connections connections;
    private final DeliveryReader reader;
    private final AtomicInteger ownPartition = new AtomicInteger(DeliveryPlan.NONE);
    private final KafkaProducer<byte[], byte[]> announcer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::run, "delivery");
    private volatile @Nullable Tenure tenure;
    private volatile boolean closing;

    DeliveryThread(BusSettings bus, String gatewayName, Connections connections) {
        this.gatewayName = gatewayName;
        this.homePartitions = bus.homePartitions();
        this.connections = connections;
        this.reader = new DeliveryReader(connections);
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
    Capabilities server() {
        return reader.server();
    }

    private void run() {
        consumer.subscribe(List.of(Topics.DELIVERY), this);
        while (!closing) {
            try {
                consumer.poll(POLL).forEach(reader::read);
            } catch (WakeupException _) {
                // close() wants the loop to look at its field.
            } catch (KafkaException e) {
                LOG.error("reading deliveries failed and is tried again", e);
            }
        }
        consumer.close();
        announcer.close(Duration.ofSeconds(2));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            long number = beginTenure(partition.partition());
            reader.startOver(partition.partition());
            consumer.seek(partition, number + 1);
            if (partition.partition() == ownPartition.get()) {
                tenure = new Tenure(partition.partition(), number);
                LOG.info("clients are reached in {} from offset {} on", partition, number);
            }
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        LOG.debug("no longer reading {}", partitions);
    }

    /** The group has taken this gateway for dead: others may have its partition, so its connections lead nowhere. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        LOG.warn("this gateway lost its membership of the group; its clients are sent away to connect again");
        ownPartition.set(DeliveryPlan.NONE);
        tenure = null;
        connections.endAll("system-shutdown", "This server lost its place in the cluster; please connect again.");
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
