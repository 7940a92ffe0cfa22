package chat.granta.bus.echo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells the readers of this process what its writers have written, as soon as the log has acknowledged it and said at which offset.
 * It is never the only way: what a reader does not hear of it fetches.
 */
final class Echo {
    /** A process has one for each cluster of brokers, however many services live in it. */
    private static final Map<String, Echo> BY_CLUSTER = new ConcurrentHashMap<>();

    private final Map<TopicPartition, List<Heard>> readers = new ConcurrentHashMap<>();

    static Echo of(String cluster) {
        return BY_CLUSTER.computeIfAbsent(cluster, _ -> new Echo());
    }

    void written(ProducerRecord<byte[], byte[]> record, RecordMetadata where) {
        // A batch that was written twice by mistake is acknowledged without its offset.
        List<Heard> listening = where.hasOffset()
                ? readers.get(new TopicPartition(where.topic(), where.partition()))
                : null;
        if (listening != null) {
            listening.forEach(heard -> heard.add(record, where));
        }
    }

    void listen(TopicPartition partition, Heard heard) {
        readers.computeIfAbsent(partition, _ -> new CopyOnWriteArrayList<>()).add(heard);
    }

    void leave(TopicPartition partition, Heard heard) {
        readers.computeIfPresent(partition, (_, listening) -> {
            listening.remove(heard);
            return listening.isEmpty() ? null : listening;
        });
    }
}
