package chat.granta.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.chaos.people.Outcome;
import chat.granta.chaos.people.Pace;
import chat.granta.chaos.people.People;
import chat.granta.chaos.report.FaultTable;
import java.time.Duration;

/** Faults one after the other, each with people of its own who talk meanwhile, and what has to be true afterwards. */
final class Trial {
    static final int PAIRS = 50;
    private static final int MESSAGES_PER_SECOND = 300;
    private static final int WARM = 3;

    /** What happens while people talk. It ends with everything running again. */
    @FunctionalInterface
    interface Fault {
        void happen(People people) throws Exception;
    }

    private final Landscape landscape;
    private final FaultTable table;
    private int tried;

    Trial(Landscape landscape, FaultTable table) {
        this.landscape = landscape;
        this.table = table;
    }

    static String crowd(int number) {
        return "crowd" + number + '-';
    }

    /** Nothing is lost, doubled or reordered, nobody's session ends, no ghost stays, and archives are complete. */
    void everythingGoesOn(String name, Fault fault) throws Exception {
        try (People people = gather(true)) {
            Outcome outcome = happen(name, fault, people);
            assertThat(outcome).as(name).matches(Outcome::isPerfect);
            assertThat(people.complaints()).as(name).isEmpty();
            assertThat(people.leaveAll()).as("ghosts after " + name).isEmpty();
            await("everything is read after " + name).atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(landscape.cluster().backlog().unread()).isEmpty());
            assertThat(people.archiveFindings()).as("archives after " + name).isEmpty();
        }
    }

    /** The same fault without what keeps the promise: shows that the suite would notice. */
    Outcome withoutIt(String name, boolean managed, Fault fault) throws Exception {
        try (People people = gather(managed)) {
            return happen(name, fault, people);
        }
    }

    private People gather(boolean managed) {
        return People.gather(landscape.addresses(), crowd(tried++), PAIRS, Pace.of(2 * PAIRS, MESSAGES_PER_SECOND),
                managed);
    }

    private Outcome happen(String name, Fault fault, People people) throws Exception {
        people.begin();
        people.awaitFlow(WARM);
        long since = System.nanoTime();
        fault.happen(people);
        people.awaitFlow(WARM);
        people.settle();
        Outcome outcome = people.outcome(since);
        table.add(name, outcome.cells());
        return outcome;
    }
}
