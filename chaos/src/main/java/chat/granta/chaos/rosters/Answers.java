package chat.granta.chaos.rosters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What was asked, and each answer to it: there has to be one (RFC 6120 section 8.2.3). Any thread. */
final class Answers {
    private final Map<String, List<Element>> answers = new HashMap<>();
    private int foreign;

    synchronized void asked(String id) {
        answers.put(id, new ArrayList<>(1));
    }

    synchronized void add(Element answer) {
        List<Element> known = answers.get(answer.getAttribute("id"));
        if (known == null) {
            foreign++;
        } else {
            known.add(answer);
        }
    }

    synchronized @Nullable Element first(String id) {
        List<Element> known = answers.getOrDefault(id, List.of());
        return known.isEmpty() ? null : known.getFirst();
    }

    synchronized int asked() {
        return answers.size();
    }

    synchronized int unanswered() {
        return (int) answers.values().stream().filter(List::isEmpty).count();
    }

    /** Answers to what was answered before, or never asked. */
    synchronized int surplus() {
        return foreign + answers.values().stream().mapToInt(each -> Math.max(0, each.size() - 1)).sum();
    }

    /** Answers that say that something was not done. */
    synchronized List<Element> refusals() {
        return answers.values().stream().flatMap(List::stream)
                .filter(answer -> answer.getAttribute("type").equals("error")).toList();
    }
}
