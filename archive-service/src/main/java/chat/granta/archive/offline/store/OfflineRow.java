package chat.granta.archive.offline.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that waits.
 *
 * @param era the number of {@code topicId}
 * @param stanza in the envelope's form
 */
@SuppressWarnings("ArrayRecordComponent")
public record OfflineRow(String account, String id, UUID topicId, int era, int partition, long offset, int number,
        Instant sent, byte[] stanza) {}
