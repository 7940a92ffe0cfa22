package chat.granta.roster.log.store;

import java.util.UUID;

/** A partition of {@code xmpp.roster}, in one incarnation of the topic: a restored database beside a fresh Kafka knows. */
public record InputPartition(UUID topicId, int partition) {}
