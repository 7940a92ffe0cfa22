package chat.granta.ledger;

import chat.granta.bus.StrictProducer;
import chat.granta.ledger.store.InputPartition;
import chat.granta.ledger.store.OutboxRow;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Sends committed outbox rows in their order, and keeps track of which rows Kafka has acknowledged. When Kafka refuses a
 * row, the publisher ends before any later row is sent. For one thread.
 */
final class Publisher implements AutoCloseable {
    private record Sent(OutboxRow row, Future<RecordMetadata> outcome) {}

    private final StrictProducer producer;
    private final Deque<Sent> underWay = new ArrayDeque<>();
    private final Map<InputPartition, OutboxRow> acknowledged = new HashMap<>();
    private int undeleted;

    Publisher(StrictProducer producer) {
        this.producer = producer;
    }

    /** @throws IllegalStateException when Kafka has refused a row: this publisher cannot be used any more */
    void send(List<OutboxRow> rows) {
        for (OutboxRow row : rows) {
            var record = new ProducerRecord<>(row.targetTopic(), row.targetPartition(), row.key(), row.value());
            var sent = new Sent(row, producer.send(record));
            underWay.add(sent);
            undeleted++;
            if (sent.outcome().isDone()) {
                throwIfRefused(sent);
            }
        }
    }

    /**
     * The last row of each partition that Kafka has acknowledged together with all before it, since the last {@link #deleted}.
     *
     * @throws IllegalStateException as {@link #send}
     */
    Collection<OutboxRow> acknowledged() {
        while (!underWay.isEmpty() && underWay.getFirst().outcome().isDone()) {
            Sent sent = underWay.removeFirst();
            throwIfRefused(sent);
            acknowledged.put(sent.row().input(), sent.row());
        }
        return acknowledged.values();
    }

    /** The acknowledged rows have been deleted from the outbox. */
    void deleted() {
        acknowledged.clear();
        undeleted = underWay.size();
    }

    /** How many of the rows sent by this publisher are still in the outbox. */
    int undeleted() {
        return undeleted;
    }

    @Override
    public void close() {
        producer.close();
    }

    private static void throwIfRefused(Sent sent) {
        try {
            sent.outcome().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refuses a reply: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
