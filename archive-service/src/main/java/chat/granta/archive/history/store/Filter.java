package chat.granta.archive.history.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the messages of an archive; a part that is null restricts nothing.
 *
 * @param peer the other side's bare JID
 * @param peerResource the other side's resource
 * @param nickname that of the occupant who has said it, in a room's archive
 * @param start the earliest time
 * @param end the latest time
 * @param after the messages come after each of these places
 * @param before the messages come before each of these places
 * @param ids the messages have one of these ids
 */
public record Filter(@Nullable String peer, @Nullable String peerResource, @Nullable String nickname,
        @Nullable Instant start, @Nullable Instant end, List<ArchivePlace> after, List<ArchivePlace> before,
        @Nullable List<String> ids) {
    public static final Filter NONE = new Filter(null, null, null, null, null, List.of(), List.of(), null);

    public Filter {
        after = List.copyOf(after);
        before = List.copyOf(before);
    }
}
