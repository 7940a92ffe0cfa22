package chat.granta.c2s.log;

import chat.granta.bus.BusSettings;
import chat.granta.bus.ConsumerProgress;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.Topics;
import chat.granta.gateway.Tenure;
import chat.granta.gateway.TenureStart;
import chat.granta.workers.Complaint;
import chat.granta.workers.StopSignal;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
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
    private static final Duration RETRY = Duration.ofMillis(300);
    /** What is still to be written may take its 10 s. */
    private static final Duration LEAVING = Duration.ofSeconds(15);

    private static final String GROUP = "gateway-c2s";

    private final DeliveryReaders readers;
    private final Runnable beforeLeaving;
    private final AtomicInteger ownPartition;
    private final TenureStart tenures;
    private final Consumer<byte[], byte[]> consumer;
    private final ConsumerProgress progress;
    private final Complaint complaint = new Complaint(LOG, "reading deliveries");
    private final StopSignal closing = new StopSignal();
    private final Thread thread = new Thread(this::run, "delivery");
    private Map<TopicPartition, OffsetAndMetadata> lastCommitted = Map.of();
    private long lookedAfter = System.nanoTime();
    private volatile @Nullable Tenure tenure;

    /**
     * @param beforeLeaving puts on the log what this gateway still has to write: once it has left the group, homes forget its
     *     connections; called when nothing is read any more
     */
    DeliveryThread(BusSettings bus, String gatewayName, DeliveryReaders readers, Runnable beforeLeaving,
            MeterRegistry meters) {
        this(readers, beforeLeaving, new AtomicInteger(DeliveryPlan.NONE), new TenureStart(bus, gatewayName),
                own -> consumer(bus, own), new ConsumerProgress(meters, GROUP));
    }

    /**
     * @param ownPartition set by the assignor
     * @param tenures closed with this
     * @param consumer made with {@code ownPartition} for its assignor, and closed with this
     * @param progress is told how far it has come
     */
    DeliveryThread(DeliveryReaders readers, Runnable beforeLeaving, AtomicInteger ownPartition, TenureStart tenures,
            Function<AtomicInteger, Consumer<byte[], byte[]>> consumer, ConsumerProgress progress) {
        this.progress = progress;
        this.readers = readers;
        this.beforeLeaving = beforeLeaving;
        this.ownPartition = ownPartition;
        this.tenures = tenures;
        this.consumer = consumer.apply(ownPartition);
        thread.start();
    }

    private static Consumer<byte[], byte[]> consumer(BusSettings bus, AtomicInteger ownPartition) {
        Map<String, Object> settings = KafkaClients.consumer(bus, GROUP);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, DeliveryAssignor.class.getName());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(DeliveryAssignor.OWN_PARTITION, ownPartition);
        return KafkaClients.openConsumer(bus, settings);
    }

    /** This gateway's hold on its partition, or null while it has none, and when nobody reads it any more. */
    @Nullable
    Tenure tenure() {
        return tenure;
    }

    private void run() {
        try {
            consumer.subscribe(List.of(Topics.DELIVERY), this);
            while (!closing.isGiven()) {
                try {
                    follow();
                    complaint.settle();
                } catch (WakeupException _) {
                    // close() wants the loop to look at its signal.
                } catch (RuntimeException | Error e) {
                    LOG.debug("reading deliveries failed", e);
                    complaint.raise(e);
                    closing.pause(RETRY);
                }
            }
        } catch (RuntimeException | Error e) {
            LOG.error("deliveries are read no more; this gateway's clients are sent away", e);
            sendAway();
        } finally {
            tenure = null;
            stop();
        }
    }

    private void follow() {
        var records = consumer.poll(POLL);
        progress.polled(consumer, records.count());
        readers.read(records);
        readers.giveBack(ownPartition.get());
        long now = System.nanoTime();
        if (now - lookedAfter > LOOK_AFTER.toNanos()) {
            lookedAfter = now;
            readers.lookAfter(now);
            take(partitionsWithoutReader());
            commitWhatIsNew();
        }
    }

    /** For each partition, the offset from which on a gateway that takes it over must read. */
    private Map<TopicPartition, OffsetAndMetadata> done() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            if (readers.has(partition.partition())) {
                offsets.put(partition, readers.done(partition.partition(), consumer.position(partition)));
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
            readers.giveBack(ownPartition.get());
            int unread = readers.connections().unread().size();
            if (unread > 0) {
                LOG.warn("{} stanzas that have not reached their clients cannot be given back", unread);
            }
            beforeLeaving.run();
            readers.leave(partition -> consumer.position(new TopicPartition(Topics.DELIVERY, partition)));
            commitLast();
        } catch (RuntimeException e) {
            LOG.warn("the gateway that takes the sessions of this one over must read more than needed: {}",
                    e.toString());
        }
        consumer.close(CloseOptions.timeout(PATIENCE));
        tenures.close();
    }

    private void commitLast() {
        try {
            consumer.commitSync(done(), PATIENCE);
        } catch (WakeupException _) {
            // close() said it when nothing was waiting.
            consumer.commitSync(done(), PATIENCE);
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        take(partitions);
    }

    /** Kafka assigns a partition once, also when its tenure could not begin then. */
    private List<TopicPartition> partitionsWithoutReader() {
        return consumer.assignment().stream().filter(partition -> !readers.has(partition.partition())).toList();
    }

    /** Begins a tenure of each, and reading. */
    private void take(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> before = consumer.committed(Set.copyOf(partitions));
        for (TopicPartition partition : partitions) {
            Tenure begun = tenures.begin(partition.partition());
            OffsetAndMetadata done = before.get(partition);
            var history = new TenureHistory(done == null ? "" : done.metadata());
            readers.begin(begun, history);
            // What an earlier holder had not done with: sessions that it has left behind. At least the tenure's own record is read.
            consumer.seek(partition, done == null ? begun.number() : Math.min(done.offset(), begun.number()));
            if (partition.partition() == ownPartition.get()) {
                tenure = begun;
                LOG.info("clients are reached in {} from offset {} on", partition, begun.number());
            }
        }
        // Before anything can be left behind, it is known from where on it is to be read.
        consumer.commitSync(done());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        LOG.debug("no longer reading {}", partitions);
        partitions.forEach(partition -> readers.end(partition.partition()));
    }

    /** The group has taken this gateway for dead: others may have its partition, so its connections lead nowhere. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        LOG.warn("this gateway lost its membership of the group; its clients are sent away to connect again");
        ownPartition.set(DeliveryPlan.NONE);
        partitions.forEach(partition -> readers.end(partition.partition()));
        sendAway();
    }

    private void sendAway() {
        tenure = null;
        readers.connections().cutAllOff("system-shutdown",
                "This server lost its place in the cluster; please connect again.");
    }

    @Override
    public void close() {
        closing.give();
        consumer.wakeup();
        try {
            thread.join(LEAVING);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
