package chat.granta.chaos.rosters;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is found to be wrong, counted and told. */
final class Findings {
    enum Kind {
        UNANSWERED, DOUBLED, DISAGREEING, LEAKED, UNSEEN
    }

    private final List<String> told = new ArrayList<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    void tell(String finding) {
        told.add(finding);
    }

    void tellUnlessEqual(String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            tell(what + " is " + found + ", ought to be " + expected);
        }
    }

    void count(Kind kind, int times) {
        counts.merge(kind, times, Integer::sum);
    }

    int of(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    List<String> all() {
        return List.copyOf(told);
    }
}
