package chat.granta.archive.history.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of an archive; null for a condition that is not made.
 *
 * @param peer the other side's bare JID
 * @param peerResource and its resource
 * @param start the earliest
 * @param end the latest
 * @param after places that they are all behind
 * @param before places that they are all before
 * @param ids theirs
 */
public record Filter(@Nullable String peer, @Nullable String peerResource, @Nullable Instant start,
        @Nullable Instant end, List<ArchivePlace> after, List<ArchivePlace> before, @Nullable List<String> ids) {
    public static final Filter NONE = new Filter(null, null, null, null, List.of(), List.of(), null);

    public Filter {
        after = List.copyOf(after);
        before = List.copyOf(before);
    }
}
