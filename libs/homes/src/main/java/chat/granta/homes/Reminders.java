package chat.granta.homes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What a home wants to be reminded of, and when. It is in memory alone: a new owner has the reminders of the turns that it repeats, and
 * for others the home's next tick must do. Used by one thread.
 */
final class Reminders {
    /** So many are in one record; the others come with the next. */
    private static final int MAX_AT_ONCE = 1000;

    private final Map<String, Instant> due = new HashMap<>();

    /** A later reminder of the same takes the place of the earlier one. */
    void add(String key, Instant time) {
        due.put(key, time);
    }

    /** What is due, which is then forgotten. */
    List<String> take(Instant now) {
        if (due.isEmpty()) {
            return List.of();
        }
        List<String> taken = new ArrayList<>();
        for (Iterator<Map.Entry<String, Instant>> all = due.entrySet().iterator(); all.hasNext()
                && taken.size() < MAX_AT_ONCE;) {
            Map.Entry<String, Instant> one = all.next();
            if (!one.getValue().isAfter(now)) {
                taken.add(one.getKey());
                all.remove();
            }
        }
        return taken;
    }
}
