package chat.granta.archive.offline.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored offline message.
 *
 * @param era the number of the incarnation of {@code xmpp.user} that has this topic id
 * @param stanza the message, serialised as the {@code Stanza} of the envelope
 */
@SuppressWarnings("ArrayRecordComponent")
public record OfflineRow(String account, String id, UUID topicId, int era, int partition, long offset, int number,
        Instant sent, byte[] stanza) {}
