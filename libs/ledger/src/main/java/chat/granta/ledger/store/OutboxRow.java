package chat.granta.ledger.store;

/**
 * An output of an input record, ready to be sent: the {@code index}-th one.
 *
 * @param targetPartition the partition of {@code targetTopic} that it goes to
 */
@SuppressWarnings("ArrayRecordComponent")
public record OutboxRow(InputPartition input, long offset, int index, String targetTopic, int targetPartition,
        byte[] key,
        byte[] value) {}
