package chat.granta.s2s.log;

import chat.granta.bus.BusSettings;
import chat.granta.bus.ConsumerProgress;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Origin;
import chat.granta.gateway.UnreadableRecords;
import chat.granta.s2s.sending.OutgoingStanza;
import chat.granta.s2s.sending.StanzaRoute;
import chat.granta.workers.Complaint;
import chat.granta.workers.StopSignal;
import chat.granta.workers.Worker;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is for other servers, or for components, and hands it to a {@link StanzaRoute}. Gateways share the partitions of
 * {@code xmpp.remote} among themselves, so that one of them speaks with a domain; the one partition of {@code xmpp.component} makes one of
 * them speak with all components (ADR 29). Nothing is lost when one dies: whoever gets its partitions begins with what it
 * had not done (see {@link RemotePartitions}).
 */
final class RemoteReader implements Worker {
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
    private final Complaint complaint;
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
        var reading = KafkaClients.openConsumer(bus, kafka);
        var partitions = new RemotePartitions(reading, route, source.partitions(), PATIENCE);
        try (reading) {
            consumer = reading;
            reading.subscribe(List.of(source.topic()), partitions);
            read(reading, partitions);
            partitions.leave();
            reading.close(CloseOptions.timeout(PATIENCE));
        } finally {
            consumer = null;
            partitions.abandon();
        }
    }

    /** Whether this gateway's tenure has begun, which it tries. */
    private boolean isBegun() {
        if (homes.isReady()) {
            return true;
        }
        try {
            homes.began(RemoteTenure.begin(bus, gatewayName));
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

    private void read(Consumer<byte[], byte[]> reading, RemotePartitions partitions) {
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
                    partitions.commitWhatIsNew();
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

    @Override
    public void stop() {
        stopping.give();
        Consumer<byte[], byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
    }
}
