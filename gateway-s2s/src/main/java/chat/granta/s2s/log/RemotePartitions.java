package chat.granta.s2s.log;

import chat.granta.bus.HomePartition;
import chat.granta.s2s.sending.StanzaRoute;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that are this gateway's, as the group of gateways shares them out, and how far it has come with each: what it has not done
 * when it gives one up is the next gateway's. Used by the reader's thread.
 */
final class RemotePartitions implements ConsumerRebalanceListener {
    private static final Logger log = LoggerFactory.getLogger(RemotePartitions.class);

    private final Consumer<byte[], byte[]> consumer;
    private final StanzaRoute route;
    private final int count;
    private final Duration patience;
    private final Map<Integer, RemotePartition> own = new HashMap<>();
    private Map<TopicPartition, OffsetAndMetadata> lastCommitted = Map.of();

    /**
     * @param count of all partitions of the topic
     * @param patience how long a broker may take to hear how far this gateway has come when it gives a partition up
     */
    RemotePartitions(Consumer<byte[], byte[]> consumer, StanzaRoute route, int count, Duration patience) {
        this.consumer = consumer;
        this.route = route;
        this.count = count;
        this.patience = patience;
    }

    /** One of them; null: it is another gateway's. */
    @Nullable
    RemotePartition get(int number) {
        return own.get(number);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(assigned));
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(assigned);
        for (TopicPartition partition : assigned) {
            OffsetAndMetadata before = committed.get(partition);
            var begin = before == null ? new OffsetAndMetadata(beginnings.getOrDefault(partition, 0L)) : before;
            own.put(partition.partition(), new RemotePartition(begin));
            consumer.seek(partition, begin);
        }
        if (!assigned.isEmpty()) {
            route.begin();
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        release(revoked);
        try {
            consumer.commitSync(progress(revoked), patience);
        } catch (KafkaException e) {
            log.warn("the gateway that takes over from this one must do more than needed: {}", e.toString());
        }
        forget(revoked);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        release(lost);
        forget(lost);
    }

    /** This gateway stops, and gives all of them up. */
    void leave() {
        onPartitionsRevoked(consumer.assignment());
    }

    /** Reading has failed: another reader begins with what is not done. */
    void abandon() {
        own.values().forEach(RemotePartition::takenOver);
        route.release(_ -> true);
    }

    /** Tells the broker how far this gateway has come, when that is further than it knows. */
    void commitWhatIsNew() {
        Map<TopicPartition, OffsetAndMetadata> now = progress(consumer.assignment());
        if (!now.equals(lastCommitted)) {
            consumer.commitAsync(now, (offsets, failure) -> {
                if (failure == null) {
                    lastCommitted = offsets;
                }
            });
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> progress(Collection<TopicPartition> of) {
        return of.stream().filter(one -> own.containsKey(one.partition())).collect(Collectors
                .toMap(one -> one, one -> Objects.requireNonNull(own.get(one.partition())).progress()));
    }

    /** What is not done is another gateway's from now on. */
    private void release(Collection<TopicPartition> released) {
        Set<Integer> numbers = released.stream().map(TopicPartition::partition).collect(Collectors.toSet());
        numbers.forEach(number -> {
            RemotePartition partition = own.get(number);
            if (partition != null) {
                partition.takenOver();
            }
        });
        if (!numbers.isEmpty()) {
            route.release(domain -> numbers.contains(HomePartition.of(domain, count)));
        }
    }

    private void forget(Collection<TopicPartition> gone) {
        gone.forEach(partition -> own.remove(partition.partition()));
    }
}
