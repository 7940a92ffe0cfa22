package chat.granta.bus.echo;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The partitions of one reader: how far it has come in each, and what it has heard of each. Used by the reader's thread. */
final class Hearing {
    private final Echo echo;
    private final Bell bell;
    private final int most;
    private final Map<TopicPartition, Listening> partitions = new HashMap<>();
    private boolean isMissing;
    private boolean isMissingForLong;

    /**
     * @param bell rung when something is heard
     * @param most so many records of a partition at once
     */
    Hearing(Echo echo, Bell bell, int most) {
        this.echo = echo;
        this.bell = bell;
        this.most = most;
    }

    Set<TopicPartition> partitions() {
        return partitions.keySet();
    }

    @Nullable
    Listening of(TopicPartition partition) {
        return partitions.get(partition);
    }

    /**
     * The reader has fetched.
     *
     * @param assigned its partitions now
     * @param next where it is in those of which something came
     * @param paused are not missed
     */
    void fetched(Set<TopicPartition> assigned, Map<TopicPartition, OffsetAndMetadata> next,
            Set<TopicPartition> paused) {
        if (!partitions.keySet().equals(assigned)) {
            leave(partitions.keySet().stream().filter(partition -> !assigned.contains(partition)).toList());
            assigned.forEach(partition -> partitions.computeIfAbsent(partition, this::listen));
        }
        next.forEach((partition, position) -> partitions.get(partition).position(position.offset()));
        isMissing = partitions.entrySet().stream()
                .anyMatch(each -> each.getValue().isMissing() && !paused.contains(each.getKey()));
    }

    private Listening listen(TopicPartition partition) {
        var heard = new Heard(bell::ring);
        echo.listen(partition, heard);
        return new Listening(heard);
    }

    void leave(Collection<TopicPartition> left) {
        for (TopicPartition partition : left) {
            Listening listening = partitions.remove(partition);
            if (listening != null) {
                echo.leave(partition, listening.heard());
            }
        }
    }

    /**
     * Where nothing was fetched yet, a position is known when the consumer has looked it up.
     *
     * @param position of a partition, looked up at once or not at all
     */
    boolean arePositionsKnown(ToLongFunction<TopicPartition> position) {
        for (Entry<TopicPartition, Listening> each : partitions.entrySet()) {
            if (!each.getValue().isPositionKnown()) {
                try {
                    each.getValue().position(position.applyAsLong(each.getKey()));
                } catch (TimeoutException _) {
                    return false;
                }
            }
        }
        return true;
    }

    void forEachPosition(ObjLongConsumer<TopicPartition> visitor) {
        partitions.forEach((partition, listening) -> visitor.accept(partition, listening.next()));
    }

    /**
     * What was heard and is to be read now.
     *
     * @param paused are left as they are
     * @param gap nanoseconds after which what is missing is missing for long
     */
    ConsumerRecords<byte[], byte[]> take(Set<TopicPartition> paused, long now, long gap) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        isMissing = false;
        isMissingForLong = false;
        for (Entry<TopicPartition, Listening> each : partitions.entrySet()) {
            if (paused.contains(each.getKey())) {
                continue;
            }
            Listening listening = each.getValue();
            List<ConsumerRecord<byte[], byte[]>> taken = listening.take(most, now);
            if (!taken.isEmpty()) {
                records.put(each.getKey(), taken);
                next.put(each.getKey(), new OffsetAndMetadata(listening.next()));
            }
            isMissing |= listening.isMissing();
            isMissingForLong |= listening.isMissingFor(gap, now);
        }
        return new ConsumerRecords<>(records, next);
    }

    /** Whether later records than the next one have been heard somewhere, as of the last look. */
    boolean isMissing() {
        return isMissing;
    }

    boolean isMissingForLong() {
        return isMissingForLong;
    }
}
