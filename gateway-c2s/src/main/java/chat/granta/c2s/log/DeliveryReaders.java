package chat.granta.c2s.log;

import chat.granta.c2s.home.ServerCapabilities;
import chat.granta.c2s.log.UnreadStanzas.Unread;
import chat.granta.gateway.LogWriter;
import chat.granta.gateway.Tenure;
import chat.granta.gateway.UnreadableRecords;
import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/** The readers of the delivery partitions that a gateway holds. Used by the delivery thread, except for {@link #server}. */
final class DeliveryReaders {
    private final Connections connections;
    private final LogWriter toLog;
    private final QueueLimits limits;
    private final ByteString topicId;
    private final UnreadableRecords unreadable;
    private final AtomicReference<@Nullable ServerCapabilities> server = new AtomicReference<>();
    private final DeliveryBatch batch = new DeliveryBatch();
    private final Map<Integer, DeliveryReader> byPartition = new HashMap<>();

    /** @param topicId of the delivery topic */
    DeliveryReaders(Connections connections, LogWriter toLog, QueueLimits limits, ByteString topicId,
            UnreadableRecords unreadable) {
        this.connections = connections;
        this.toLog = toLog;
        this.limits = limits;
        this.topicId = topicId;
        this.unreadable = unreadable;
    }

    Connections connections() {
        return connections;
    }

    /** What homes last said of the server, or null. Any thread. */
    @Nullable
    ServerCapabilities server() {
        return server.get();
    }

    boolean has(int partition) {
        return byPartition.containsKey(partition);
    }

    /** Begins to read the partition of a tenure. */
    void begin(Tenure tenure, TenureHistory history) {
        byPartition.put(tenure.partition(), new DeliveryReader(connections,
                new ManagedSessions(tenure, toLog, limits, history, batch), toLog, topicId, server::set, batch,
                unreadable));
    }

    /** The partition is no longer this gateway's. */
    void end(int partition) {
        byPartition.remove(partition);
    }

    /** Each connection sends all that has come for it at once. */
    void read(ConsumerRecords<byte[], byte[]> records) {
        try {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                DeliveryReader reader = byPartition.get(record.partition());
                if (reader != null) {
                    reader.read(record);
                }
            }
        } finally {
            batch.end();
        }
    }

    /** What connections could not deliver goes back to the homes, as soon as this gateway has a partition by which it can go. */
    void giveBack(int ownPartition) {
        DeliveryReader reader = byPartition.get(ownPartition);
        if (reader != null && reader.canGiveBack()) {
            for (Unread next; (next = connections.unread().poll()) != null;) {
                reader.giveBack(next);
            }
        }
    }

    void lookAfter(long now) {
        byPartition.values().forEach(reader -> reader.managed().lookAfter(now));
        batch.end();
    }

    /** From where on a gateway that takes over a partition which is read here must read. */
    OffsetAndMetadata done(int partition, long position) {
        return Objects.requireNonNull(byPartition.get(partition)).managed().done(position);
    }

    /** This gateway leaves them all. */
    void leave(IntToLongFunction positions) {
        byPartition.forEach((partition, reader) -> reader.managed().leave(positions.applyAsLong(partition)));
    }
}
