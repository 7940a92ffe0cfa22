package chat.granta.chaos.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was said, and how often; the same thing of many people is one. Any thread. */
final class Complaints {
    private static final int MOST = 20;

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    void add(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    List<String> all() {
        List<String> lines = new ArrayList<>();
        counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(MOST)
                .forEach(each -> lines.add(each.getValue() + " x " + each.getKey()));
        return lines;
    }
}
