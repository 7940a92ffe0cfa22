package chat.granta.testkit.transcript;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One play of a transcript: from its heading to the next. Its people are its own, so plays need no order. */
public final class Play {
    private final String file;
    private final int line;
    private final String heading;
    private final List<Step> steps;

    Play(String file, int line, String heading, List<Step> steps) {
        this.file = file;
        this.line = line;
        this.heading = heading;
        this.steps = List.copyOf(steps);
    }

    String file() {
        return file;
    }

    /** Where its heading is. */
    public int line() {
        return line;
    }

    /** The rule it shows, with the section that has it. */
    public String heading() {
        return heading;
    }

    List<Step> steps() {
        return steps;
    }

    /** Everybody who acts; the stage needs accounts for them. */
    public SortedSet<String> people() {
        var people = new TreeSet<String>();
        steps.forEach(step -> people.addAll(Steps.people(step)));
        return people;
    }

    /** Those who act as components (XEP-0114); the stage lets them in under the domain {@code name.domain}, with its password. */
    public SortedSet<String> components() {
        return steps.stream().filter(Steps::isOfComponent).map(step -> Steps.actor(step).person())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Performs it.
     *
     * @throws PlayFailure when something else happened than it says
     */
    public void perform(Stage stage) {
        new Performance(this, stage).run();
    }
}
