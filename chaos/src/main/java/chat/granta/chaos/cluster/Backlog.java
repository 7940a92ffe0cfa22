package chat.granta.chaos.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What consumer groups have not read yet. Offsets alone do not tell, as the marks of transactions count among them; so the
 * records behind a committed offset are read.
 */
public final class Backlog {
    private static final Duration POLL = Duration.ofSeconds(5);

    private final Map<String, Object> settings;

    Backlog(String bootstrapServers) {
        settings = Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false, "isolation.level",
                "read_uncommitted", "max.partition.fetch.bytes", 1 << 16);
    }

    /** Groups and partitions with records that are not committed as read; empty when everybody is up to date. */
    public Map<String, Long> unread() throws InterruptedException, ExecutionException {
        Map<String, Long> unread = new TreeMap<>();
        try (var admin = Admin.create(Map.of("bootstrap.servers", settings.get("bootstrap.servers")));
                var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            for (GroupListing group : admin.listGroups().valid().get()) {
                var committed = admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata().get();
                behind(committed, consumer).forEach((partition, count) -> unread.put(group.groupId() + ' ' + partition,
                        count));
            }
        }
        return unread;
    }

    private static Map<TopicPartition, Long> behind(Map<TopicPartition, OffsetAndMetadata> committed,
            KafkaConsumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> behind = new HashMap<>();
        consumer.endOffsets(committed.keySet()).forEach((partition, end) -> {
            OffsetAndMetadata from = committed.get(partition);
            if (from != null && from.offset() < end) {
                consumer.assign(List.of(partition));
                consumer.seek(partition, from);
                long count = consumer.poll(consumer.position(partition) < end ? POLL : Duration.ZERO).count();
                if (count > 0) {
                    behind.put(partition, count);
                }
            }
        });
        return behind;
    }
}
