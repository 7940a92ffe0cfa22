package chat.granta.homes;

import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a home wants to be reminded of, and when. It is in memory alone: a new owner has the reminders of the turns that it repeats, and
 * for others the home's next tick must do. Used by one thread.
 */
final class Reminders {
    /** So many are in one record; the others come with the next. */
    private static final int MAX_AT_ONCE = 1000;

    private final TreeMap<Instant, Set<String>> due = new TreeMap<>();

    /** Several features may want to be reminded of the same, each at its time. */
    void add(String key, Instant time) {
        due.computeIfAbsent(time, _ -> new HashSet<>()).add(key);
    }

    /** What is due, the earliest first, which is then forgotten. */
    List<String> take(Instant now) {
        Set<String> taken = new LinkedHashSet<>();
        while (!due.isEmpty() && !due.firstKey().isAfter(now) && taken.size() < MAX_AT_ONCE) {
            Set<String> keys = due.firstEntry().getValue();
            for (Iterator<String> all = keys.iterator(); all.hasNext() && taken.size() < MAX_AT_ONCE;) {
                taken.add(all.next());
                all.remove();
            }
            if (keys.isEmpty()) {
                due.pollFirstEntry();
            }
        }
        return List.copyOf(taken);
    }
}
