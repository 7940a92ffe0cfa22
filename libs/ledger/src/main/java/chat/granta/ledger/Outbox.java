package chat.granta.ledger;

import chat.granta.bus.Origins;
import chat.granta.bus.wire.Envelope;
import chat.granta.ledger.store.OutboxRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The outputs of one input record, in order. The origin of each is the input record's place and the output's index. */
public final class Outbox {
    /** A little less than Kafka's limit. A larger row could never be sent, and would hold up all rows after it. */
    private static final int MAX_BYTES = 1_000_000;

    private final InputRecord record;
    private final long time;
    private final List<OutboxRow> rows = new ArrayList<>();

    /** @param time when the event happened that caused the record */
    public Outbox(InputRecord record, long time) {
        this.record = record;
        this.time = time;
    }

    /**
     * Adds an output for an account's home. It goes to the input's own partition number, as the input is partitioned like
     * homes.
     *
     * @throws IllegalStateException when it is too large to be sent
     */
    public void toHome(String topic, String account, Envelope.Builder envelope) {
        add(topic, record.input().partition(), account, envelope);
    }

    /**
     * Adds an output for a partition of a topic.
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

    /** The outputs added so far. */
    public List<OutboxRow> rows() {
        return List.copyOf(rows);
    }
}
