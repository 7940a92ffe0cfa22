package chat.granta.ledger.store;

import java.util.UUID;

/**
 * A partition of the topic that a service reads. The topic's id tells a topic that was made anew, beside a restored
 * database.
 */
public record InputPartition(UUID topicId, int partition) {}
