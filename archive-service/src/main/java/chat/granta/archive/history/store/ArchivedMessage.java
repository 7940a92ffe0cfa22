package chat.granta.archive.history.store;

import java.time.Instant;

/**
 * A row of an archive.
 *
 * @param peer the other side's bare JID
 * @param peerResource the other side's resource, or empty
 * @param stanza the message, serialised as the {@code Stanza} of the envelope
 */
@SuppressWarnings("ArrayRecordComponent")
public record ArchivedMessage(String account, ArchivePlace place, Instant sent, String id, String peer,
        String peerResource,
        byte[] stanza) {}
