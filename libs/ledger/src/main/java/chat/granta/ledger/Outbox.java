package chat.granta.ledger;

import chat.granta.bus.Origins;
import chat.granta.bus.wire.Envelope;
import chat.granta.ledger.store.OutboxRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is to be said about one record, in order; each thing has the record as its origin, and its place in this order. */
public final class Outbox {
    /** A little below what Kafka takes; beyond it a row could never be sent, and nothing after it. */
    private static final int MAX_BYTES = 1_000_000;

    private final InputRecord record;
    private final long time;
    private final List<OutboxRow> rows = new ArrayList<>();

    /** @param time when what caused the record happened */
    public Outbox(InputRecord record, long time) {
        this.record = record;
        this.time = time;
    }

    /**
     * Says something on an account's home partition: the input is partitioned as homes are.
     *
     * @throws IllegalStateException when it is too large to be sent
     */
    public void toHome(String topic, String account, Envelope.Builder envelope) {
        add(topic, record.input().partition(), account, envelope);
    }

    /**
     * Says something.
     *
     * @throws IllegalStateException when it is too large to be sent
     */
    public void add(String topic, int partition, String key, Envelope.Builder envelope) {
        byte[] value = envelope.setTime(time).setOrigin(Origins.derived(record.topicId(), record.input().partition(),
                record.offset(), rows.size())).build().toByteArray();
        if (value.length > MAX_BYTES) {
            throw new IllegalStateException(value.length + " bytes for " + topic);
        }
        add(topic, partition, key.getBytes(StandardCharsets.UTF_8), value);
    }

    void add(String topic, int partition, byte[] key, byte[] value) {
        rows.add(new OutboxRow(record.input(), record.offset(), rows.size(), topic, partition, key, value));
    }

    /** What was said so far. */
    public List<OutboxRow> rows() {
        return List.copyOf(rows);
    }
}
