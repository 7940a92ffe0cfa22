package chat.granta.ledger;

import chat.granta.ledger.Batches.Part;
import chat.granta.ledger.store.InputPartition;
import chat.granta.ledger.store.InputState;
import chat.granta.ledger.store.OutboxRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that Kafka has given this process. A partition is taken up once the process has read its position from the
 * database and has sent what was left in its outbox; until then its reading is paused. Called only by the thread that polls.
 */
final class Assignment implements ConsumerRebalanceListener {
    private final String topic;
    private final LedgerClients kafka;
    private final Batches batches;
    private final Consumer<List<OutboxRow>> publish;
    private final Map<Integer, OwnedPartition> owned = new TreeMap<>();
    private final Set<Integer> waiting = new TreeSet<>();
    private boolean isJoined;

    Assignment(String topic, LedgerClients kafka, Batches batches, Consumer<List<OutboxRow>> publish) {
        this.topic = topic;
        this.kafka = kafka;
        this.batches = batches;
        this.publish = publish;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        isJoined = true;
        partitions.forEach(partition -> putDown(partition.partition()));
        try {
            takeUp();
        } catch (RuntimeException e) {
            if (!TransientDatabaseError.isBehind(e)) {
                throw e;
            }
            // The partitions wait: the worker tries again after its next poll, and logs the failure.
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> {
            owned.remove(partition.partition());
            waiting.remove(partition.partition());
        });
    }

    /** Stops reading a partition until {@link #takeUp} takes it up again. */
    void putDown(int partition) {
        owned.remove(partition);
        waiting.add(partition);
        kafka.consumer().pause(List.of(topicPartition(partition)));
    }

    /** Takes up the partitions that wait for it. When the database fails, the exception leaves the rest waiting. */
    void takeUp() {
        UUID topicId = kafka.topicId();
        for (int partition : List.copyOf(waiting)) {
            var input = new InputPartition(topicId, partition);
            InputState state = batches.read(input);
            publish.accept(state.unsent());
            kafka.consumer().seek(topicPartition(partition), state.nextOffset());
            owned.put(partition, new OwnedPartition(input, state));
            waiting.remove(partition);
            kafka.consumer().resume(List.of(topicPartition(partition)));
        }
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    /** Whether Kafka has assigned partitions to this process, and all of them are taken up. */
    boolean isComplete() {
        return isJoined && waiting.isEmpty();
    }

    /** The records as parts of a batch, in order of partitions: two processes that lock rows in one order never deadlock. */
    List<Part> parts(ConsumerRecords<byte[], byte[]> records) {
        List<Part> parts = new ArrayList<>();
        owned.forEach((number, partition) -> {
            List<InputRecord> inputs = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : records.records(topicPartition(number))) {
                inputs.add(new InputRecord(partition.input(), record.offset(), record.key(), record.value()));
            }
            if (!inputs.isEmpty()) {
                parts.add(new Part(partition, inputs));
            }
        });
        return parts;
    }

    /** How many records of the partitions that are taken up have not been read yet, as far as the consumer knows. */
    long unread() {
        return owned.keySet().stream()
                .mapToLong(partition -> kafka.consumer().currentLag(topicPartition(partition)).orElse(0)).sum();
    }

    private TopicPartition topicPartition(int partition) {
        return new TopicPartition(topic, partition);
    }
}
