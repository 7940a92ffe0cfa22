package chat.granta.archive.history.store;

import java.time.Instant;

/**
 * A row of an archive.
 *
 * @param peer the other side's bare JID
 * @param peerResource its resource, or empty
 * @param stanza in the envelope's form
 */
@SuppressWarnings("ArrayRecordComponent")
public record ArchivedMessage(String account, ArchivePlace place, Instant sent, String id, String peer,
        String peerResource,
        byte[] stanza) {}
