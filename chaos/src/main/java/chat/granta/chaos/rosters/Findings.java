package chat.granta.chaos.rosters;

import java.util.ArrayList;
import java.util.List;

/** What is found to be wrong, counted and told. */
final class Findings {
    private final List<String> told = new ArrayList<>();
    int unanswered;
    int doubled;
    int disagreeing;
    int leaked;
    int unseen;

    void tell(String finding) {
        told.add(finding);
    }

    void tellUnlessEqual(String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            tell(what + " is " + found + ", ought to be " + expected);
        }
    }

    int count() {
        return told.size();
    }

    List<String> all() {
        return List.copyOf(told);
    }
}
