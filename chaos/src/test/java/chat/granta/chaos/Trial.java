package chat.granta.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.chaos.people.Company;
import chat.granta.chaos.people.Outcome;
import chat.granta.chaos.people.Pace;
import chat.granta.chaos.people.People;
import chat.granta.chaos.report.FaultTable;
import java.time.Duration;
import java.util.function.Predicate;

/** Faults one after the other in one world, each with people of its own who talk meanwhile, and what has to be true after it. */
final class Trial {
    private static final boolean IS_WHOLE = Outage.isWhole();
    /** {@code -Dgranta.chaos.pairs} for more people than a small machine likes. */
    static final int PAIRS = Integer.getInteger("granta.chaos.pairs", IS_WHOLE ? 60 : 20);
    static final Pace PACE = Pace.of(2 * PAIRS, IS_WHOLE ? 200 : 80);
    /** Where a service starts beside everything else, which takes the processors from it. */
    private static final Pace GENTLE_PACE = Pace.of(2 * PAIRS, IS_WHOLE ? 50 : 20);
    static final int ROOMS = 2;
    /** Of each room; a message is heard by so many. */
    static final int OCCUPANTS = IS_WHOLE ? 50 : 15;
    static final Pace ROOM_PACE = Pace.of(ROOMS * OCCUPANTS, IS_WHOLE ? 10 : 8);
    private static final int WARM = 3;
    private static final Duration STUCK = Duration.ofMinutes(2);

    /** What happens while people talk in rooms. It ends with everything running again. */
    @FunctionalInterface
    interface RoomFault {
        void happen(Company company) throws Exception;
    }

    /** What happens while people talk. It ends with everything running again. */
    @FunctionalInterface
    interface Fault {
        void happen(People people) throws Exception;
    }

    private final World world;
    private final FaultTable table;
    private int crowds;

    Trial(World world, FaultTable table) {
        this.world = world;
        this.table = table;
    }

    /** What the names of a crowd begin with. */
    static String crowd(int number) {
        return "crowd" + number + '-';
    }

    /** People who have never been there. */
    String nextCrowd() {
        return crowd(crowds++);
    }

    World world() {
        return world;
    }

    /**
     * Nothing is lost, doubled or reordered, nobody's session ends, and {@code h} is never wrong; when everybody has logged out
     * nobody is seen any more, everything has been read, and archives are complete.
     */
    void everythingGoesOn(String name, Fault fault) throws Exception {
        everythingArrives(name, fault, Outcome::isPerfect);
    }

    /** The same, and the audit trail has each message once. */
    void everythingIsAudited(String name, Fault fault) throws Exception {
        world.openAudit();
        everythingArrives(name, true, GENTLE_PACE, fault, Outcome::isPerfect, people -> {
            try (var database = world.cluster().database().connect()) {
                await("the trail is complete after " + name).atMost(STUCK)
                        .untilAsserted(() -> assertThat(people.auditFindings(database)).isEmpty());
            }
        });
    }

    /** The same, with another notion of what has to have become of messages and sessions. */
    void everythingArrives(String name, Fault fault, Predicate<Outcome> isWell) throws Exception {
        everythingArrives(name, true, PACE, fault, isWell, _ -> {});
    }

    /**
     * People without stream management: everything comes, once. Where somebody is not there all the time, it need not come in order.
     */
    void everythingComesOnce(String name, Fault fault) throws Exception {
        everythingArrives(name, false, PACE, fault, outcome -> outcome.lost() == 0 && outcome.doubled() == 0,
                _ -> {});
    }

    private void everythingArrives(String name, boolean managed, Pace pace, Fault fault, Predicate<Outcome> isWell,
            Fault inspection)
            throws Exception {
        try (People people = gather(managed, pace)) {
            people.begin();
            people.awaitFlow(WARM);
            long since = System.nanoTime();
            fault.happen(people);
            people.awaitFlow(WARM);
            people.settle();
            Outcome outcome = people.outcome(since);
            add(name, outcome);
            assertThat(outcome).as(name).matches(isWell);
            assertThat(people.complaints()).as(name).isEmpty();
            assertThat(people.leaveAll()).as("ghosts after " + name).isEmpty();
            awaitEverythingRead(name);
            assertThat(people.archiveFindings()).as("archives after " + name).isEmpty();
            inspection.happen(people);
        } finally {
            world.mend();
        }
    }

    /**
     * People in rooms: nothing that they say is lost, doubled or heard in another order by anybody, nobody is dropped, and in the end the rooms
     * answer all that they are still there. Rooms' archives have what was said, once, in that order.
     */
    void roomsGoOn(String name, RoomFault fault) throws Exception {
        world.openRooms();
        try (Company company = gatherInRooms()) {
            company.begin();
            company.awaitFlow(WARM);
            long since = System.nanoTime();
            fault.happen(company);
            company.awaitFlow(WARM);
            company.settle();
            Outcome outcome = company.outcome(since);
            add(name, outcome);
            assertThat(outcome).as(name).matches(Outcome::isPerfect);
            assertThat(company.complaints()).as(name).isEmpty();
            assertThat(company.lonely()).as("who misses somebody after " + name).isEmpty();
            company.pingAll();
            company.leave();
            awaitEverythingRead(name);
            assertThat(company.archiveFindings()).as("archives of rooms after " + name).isEmpty();
        } finally {
            world.mend();
        }
    }

    Company gatherInRooms() {
        return Company.gather(world.addresses(), nextCrowd(), ROOMS, OCCUPANTS, ROOM_PACE);
    }

    /** @param managed whether they use stream management */
    People gather(boolean managed, Pace pace) {
        return People.gather(world.addresses(), nextCrowd(), PAIRS, pace, managed);
    }

    void add(String name, Outcome outcome) {
        table.add(name, outcome.cells());
    }

    void awaitEverythingRead(String name) {
        await("everything is read after " + name).atMost(STUCK)
                .untilAsserted(() -> assertThat(world.cluster().backlog().unread()).isEmpty());
    }
}
