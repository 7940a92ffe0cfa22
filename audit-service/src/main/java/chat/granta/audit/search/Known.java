package chat.granta.audit.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the trail knows of a user.
 *
 * @param institution the one by which the user is counted, if any is said to have the user
 * @param groups those of the rooms' name-space policy that have the user now
 * @param firstSeen the oldest event that is kept
 * @param addresses from which they have come last
 * @param events how many are kept, by kind
 * @param eventsSince of a user who is in too many to count them all: from when on they are counted
 * @param open sessions that have not ended
 */
public record Known(String account, @Nullable String institution, List<String> groups, @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        @Nullable Instant lastLogin, List<String> addresses, Map<String, Long> events,
        @Nullable Instant eventsSince, List<Session> open) {}
