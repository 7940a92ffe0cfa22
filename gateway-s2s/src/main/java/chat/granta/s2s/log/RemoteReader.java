package chat.granta.s2s.log;

import chat.granta.bus.BusSettings;
import chat.granta.bus.ConsumerProgress;
import chat.granta.bus.HomePartition;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Origin;
import chat.granta.bus.wire.TenureBegun;
import chat.granta.gateway.UnreadableRecords;
import chat.granta.s2s.sending.OutgoingStanza;
import chat.granta.s2s.sending.StanzaRoute;
import chat.granta.workers.Complaint;
import chat.granta.workers.StopSignal;
import chat.granta.workers.Worker;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is for other servers, or for components, and hands it to a {@link StanzaRoute}. Gateways share the partitions of
 * {@code xmpp.remote} among themselves, so that one of them speaks with a domain; the one partition of {@code xmpp.component} makes one of
 * them speak with all components (ADR 29). Nothing is lost when one dies: whoever gets its partitions begins with what it
 * had not done (see {@link RemotePartition}).
 */
final class RemoteReader implements Worker, ConsumerRebalanceListener {
    private static final Logger log = LoggerFactory.getLogger(RemoteReader.class);
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration COMMIT_AFTER = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What a stanza takes in memory beside its payload, more or less. */
    private static final int OVERHEAD = 300;

    /**
     * What is read.
     *
     * @param group of the gateways that share the topic's partitions
     * @param waitTimeout how long a stanza waits for its peer before its sender gets an error
     * @param maxWaiting bytes that may wait for all peers; above, no more is read
     */
    record Source(String topic, int partitions, String group, Duration waitTimeout, long maxWaiting) {}

    private final BusSettings bus;
    private final Source source;
    private final String gatewayName;
    private final StanzaRoute route;
    private final LogHomes homes;
    private final UnreadableRecords unreadable;
    private final ConsumerProgress progress;
    private final StopSignal stopping = new StopSignal();
    private final Map<Integer, RemotePartition> partitions = new HashMap<>();
    private final Complaint complaint;
    private Map<TopicPartition, OffsetAndMetadata> lastCommitted = Map.of();
    private boolean isFull;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;

    /** @param gatewayName a name for people, such as the host's */
    RemoteReader(BusSettings bus, Source source, String gatewayName, StanzaRoute route, LogHomes homes,
            UnreadableRecords unreadable, ConsumerProgress progress) {
        this.progress = progress;
        this.bus = bus;
        this.source = source;
        this.complaint = new Complaint(log, "reading " + source.topic());
        this.gatewayName = gatewayName;
        this.route = route;
        this.homes = homes;
        this.unreadable = unreadable;
    }

    @Override
    public void run() {
        while (!stopping.isGiven() && !isBegun()) {
            stopping.pause(RETRY_AFTER);
        }
        if (stopping.isGiven()) {
            return;
        }
        Map<String, Object> kafka = KafkaClients.consumer(bus, source.group());
        kafka.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var reading = KafkaClients.openConsumer(bus, kafka)) {
            consumer = reading;
            reading.subscribe(List.of(source.topic()), this);
            read(reading);
            leave(reading);
        } finally {
            consumer = null;
            // After an error another reader begins with what is not done.
            partitions.values().forEach(RemotePartition::takenOver);
            route.release(_ -> true);
        }
    }

    /** Begins this gateway's tenure: a record whose offset names what it writes (ADR 23). */
    private boolean isBegun() {
        if (homes.isReady()) {
            return true;
        }
        try {
            TopicMaker.ensure(bus);
            try (var producer = new KafkaProducer<>(KafkaClients.producer(bus.bootstrapServers()),
                    new ByteArraySerializer(), new ByteArraySerializer())) {
                var began = Envelope.newBuilder().setTime(System.currentTimeMillis())
                        .setTenureBegun(TenureBegun.newBuilder().setGateway(gatewayName)).build();
                homes.began(producer.send(new ProducerRecord<>(Topics.REMOTE, 0, null, began.toByteArray())).get()
                        .offset());
            }
            complaint.settle();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.give();
        } catch (KafkaException | IllegalStateException | ExecutionException e) {
            complaint.raise(e);
        }
        return false;
    }

    private void read(Consumer<byte[], byte[]> reading) {
        long committedAt = System.nanoTime();
        while (!stopping.isGiven()) {
            try {
                var records = reading.poll(POLL);
                progress.polled(reading, records.count());
                List<OutgoingStanza> taken = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    RemotePartition partition = partitions.get(record.partition());
                    if (partition != null) {
                        taken.addAll(stanzas(record, partition));
                    }
                }
                if (!taken.isEmpty()) {
                    route.send(taken);
                }
                keepWithinBounds(reading);
                if (System.nanoTime() - committedAt > COMMIT_AFTER.toNanos()) {
                    committedAt = System.nanoTime();
                    commitWhatIsNew(reading);
                }
                complaint.settle();
            } catch (WakeupException _) {
                // stop() wants the loop to look at its signal.
            } catch (KafkaException e) {
                complaint.raise(e);
                stopping.pause(RETRY_AFTER);
            }
        }
    }

    /** No more is read while too much waits for servers that cannot be reached. */
    private void keepWithinBounds(Consumer<byte[], byte[]> reading) {
        long waiting = route.waiting();
        if (!isFull && waiting > source.maxWaiting()) {
            isFull = true;
        } else if (isFull && waiting < source.maxWaiting() / 2) {
            isFull = false;
            reading.resume(reading.paused());
        }
        if (isFull) {
            reading.pause(reading.assignment());
        }
    }

    private List<OutgoingStanza> stanzas(ConsumerRecord<byte[], byte[]> record, RemotePartition partition) {
        Origin origin = null;
        List<AddressedStanza> stanzas = List.of();
        try {
            Envelope envelope = Envelope.parseFrom(record.value());
            if (!envelope.hasTenureBegun()) {
                stanzas = AddressedStanza.of(envelope);
                origin = envelope.getOrigin();
                if (!partition.isNew(record.offset(), origin)) {
                    stanzas = List.of();
                }
            }
        } catch (InvalidProtocolBufferException | RuntimeException e) {
            unreadable.park(record.partition(), record.offset(), record.value(), e);
        }
        RemotePartition.Entry entry = partition.read(record.offset(), origin, stanzas.size());
        long deadline = System.nanoTime() + source.waitTimeout().toNanos();
        return stanzas.stream().map(one -> new OutgoingStanza(one.pair(), one.stanza(),
                one.stanza().payload().xml().length + OVERHEAD, deadline,
                new LoggedFate(partition, entry, one.stanza(), homes))).toList();
    }

    private Map<TopicPartition, OffsetAndMetadata> progress(Collection<TopicPartition> of) {
        return of.stream().filter(one -> partitions.containsKey(one.partition())).collect(Collectors
                .toMap(one -> one, one -> Objects.requireNonNull(partitions.get(one.partition())).progress()));
    }

    private void commitWhatIsNew(Consumer<byte[], byte[]> reading) {
        Map<TopicPartition, OffsetAndMetadata> now = progress(reading.assignment());
        if (!now.equals(lastCommitted)) {
            reading.commitAsync(now, (offsets, failure) -> {
                if (failure == null) {
                    lastCommitted = offsets;
                }
            });
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        var reading = Objects.requireNonNull(consumer);
        Map<TopicPartition, OffsetAndMetadata> committed = reading.committed(Set.copyOf(assigned));
        Map<TopicPartition, Long> beginnings = reading.beginningOffsets(assigned);
        for (TopicPartition partition : assigned) {
            OffsetAndMetadata before = committed.get(partition);
            var begin = before == null ? new OffsetAndMetadata(beginnings.getOrDefault(partition, 0L)) : before;
            partitions.put(partition.partition(), new RemotePartition(begin));
            reading.seek(partition, begin);
        }
        if (!assigned.isEmpty()) {
            route.begin();
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        var reading = Objects.requireNonNull(consumer);
        release(revoked);
        try {
            reading.commitSync(progress(revoked), PATIENCE);
        } catch (KafkaException e) {
            log.warn("the gateway that takes over from this one must do more than needed: {}", e.toString());
        }
        revoked.forEach(partition -> partitions.remove(partition.partition()));
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        release(lost);
        lost.forEach(partition -> partitions.remove(partition.partition()));
    }

    /** What is not done is another gateway's from now on. */
    private void release(Collection<TopicPartition> released) {
        Set<Integer> numbers = released.stream().map(TopicPartition::partition).collect(Collectors.toSet());
        numbers.forEach(number -> {
            RemotePartition partition = partitions.get(number);
            if (partition != null) {
                partition.takenOver();
            }
        });
        if (!numbers.isEmpty()) {
            route.release(domain -> numbers.contains(HomePartition.of(domain, source.partitions())));
        }
    }

    private void leave(Consumer<byte[], byte[]> reading) {
        try {
            release(reading.assignment());
            reading.commitSync(progress(reading.assignment()), PATIENCE);
        } catch (KafkaException e) {
            log.warn("the gateway that takes over from this one must do more than needed: {}", e.toString());
        }
        partitions.clear();
        reading.close(CloseOptions.timeout(PATIENCE));
    }

    @Override
    public void stop() {
        stopping.give();
        Consumer<byte[], byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
    }
}
