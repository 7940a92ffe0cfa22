package chat.granta.audit.search;

import chat.granta.audit.event.EventKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events are looked for.
 *
 * @param user who did it, bare
 * @param peer whom it was for, bare; or another server's domain
 * @param room bare
 * @param kinds any of these; of all when empty
 * @param address an IP address
 * @param from when, at the earliest
 * @param to before when
 */
public record Criteria(@Nullable String user, @Nullable String peer, @Nullable String room, List<EventKind> kinds,
        @Nullable String address, @Nullable Instant from, @Nullable Instant to) {
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** Whether events may be of that time at all. */
    public static boolean isWithinReach(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(LAST);
    }

    /** As they were asked for. */
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        put(map, "user", user);
        put(map, "peer", peer);
        put(map, "room", room);
        put(map, "kind", kinds.isEmpty() ? null : String.join(",", kinds.stream().map(EventKind::toString).toList()));
        put(map, "address", address);
        put(map, "from", from);
        put(map, "to", to);
        return map;
    }

    private static void put(Map<String, String> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value.toString());
        }
    }
}
