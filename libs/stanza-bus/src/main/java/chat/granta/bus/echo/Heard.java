package chat.granta.bus.echo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * What one reader has heard of one partition and not read yet, by offset. Several writers' acknowledgements may come in any order, and
 * what others write leaves gaps. Writers add, the reader takes.
 */
final class Heard {
    /** A reader that is so far behind fetches: the log has more room. */
    static final int MOST = 10_000;

    private final Runnable added;
    private final TreeMap<Long, ConsumerRecord<byte[], byte[]>> records = new TreeMap<>();

    /** @param added called when there is something new, by the writer's thread */
    Heard(Runnable added) {
        this.added = added;
    }

    void add(ProducerRecord<byte[], byte[]> record, RecordMetadata where) {
        var read = new ConsumerRecord<>(where.topic(), where.partition(), where.offset(), where.timestamp(),
                TimestampType.CREATE_TIME, where.serializedKeySize(), where.serializedValueSize(), record.key(),
                record.value(), record.headers(), Optional.empty());
        synchronized (this) {
            if (records.size() >= MOST) {
                records.clear();
            }
            records.put(where.offset(), read);
        }
        added.run();
    }

    /**
     * Takes what follows without a gap, and forgets what lies before.
     *
     * @param next the offset that the reader reads next
     * @param most so many at once
     */
    synchronized List<ConsumerRecord<byte[], byte[]>> take(long next, int most) {
        records.headMap(next).clear();
        List<ConsumerRecord<byte[], byte[]>> taken = new ArrayList<>();
        for (long offset = next; taken.size() < most; offset++) {
            ConsumerRecord<byte[], byte[]> record = first(offset);
            if (record == null) {
                break;
            }
            taken.add(record);
        }
        return taken;
    }

    private @Nullable ConsumerRecord<byte[], byte[]> first(long offset) {
        if (records.isEmpty() || records.firstKey() != offset) {
            return null;
        }
        return records.pollFirstEntry().getValue();
    }

    /** How many wait, behind a gap or not. */
    synchronized int size() {
        return records.size();
    }
}
