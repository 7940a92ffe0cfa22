package chat.granta.ledger.store;

/**
 * What is to be said about a record of the input: the {@code index}-th thing.
 *
 * @param targetPartition of {@code targetTopic}
 */
@SuppressWarnings("ArrayRecordComponent")
public record OutboxRow(InputPartition input, long offset, int index, String targetTopic, int targetPartition,
        byte[] key,
        byte[] value) {}
