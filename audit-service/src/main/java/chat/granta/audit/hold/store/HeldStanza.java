package chat.granta.audit.hold.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that a hold keeps, and where it stood in the log.
 *
 * @param source the same for a record that its writer has repeated
 * @param part of the record
 * @param stanza as XML
 */
public record HeldStanza(long hold, UUID topicId, int partition, long offset, int part, Instant time, String sender,
        String addressee, String stanza, String source) {}
