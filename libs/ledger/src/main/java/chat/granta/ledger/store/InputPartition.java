package chat.granta.ledger.store;

import java.util.UUID;

/** A partition of the topic that a service reads, in one incarnation of the topic: a restored database beside a fresh Kafka knows. */
public record InputPartition(UUID topicId, int partition) {}
