package chat.granta.archive.history.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of an archive.
 *
 * @param peer the other side's bare JID; in a room's archive that of who has said it
 * @param peerResource the other side's resource, or empty
 * @param nickname in a room's archive that of the occupant who has said it, empty for the room itself; null in a user's archive
 * @param stanza the message, serialised as the {@code Stanza} of the envelope
 */
@SuppressWarnings("ArrayRecordComponent")
public record ArchivedMessage(String account, ArchivePlace place, Instant sent, String id, String peer,
        String peerResource, @Nullable String nickname, byte[] stanza) {}
