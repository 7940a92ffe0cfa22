package chat.granta.chaos.people;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Pairs of people who send each other numbers, the two of a pair at different gateways, and a watcher of their presence.
 * Used by one thread.
 */
public final class People implements AutoCloseable {
    private static final int SHOWN = 10;
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final List<InetSocketAddress> gateways;
    private final String prefix;
    private final boolean managed;
    private final List<Somebody> people = new ArrayList<>();
    private final Watches watches;
    private final Watcher watcher;
    private final Complaints complaints = new Complaints();
    private final Complaints breaks = new Complaints();

    private People(List<InetSocketAddress> gateways, String prefix, int count, boolean managed) {
        this.gateways = gateways;
        this.prefix = prefix;
        this.managed = managed;
        var names = IntStream.range(0, count).mapToObj(who -> prefix + who).collect(Collectors.toSet());
        this.watches = new Watches(prefix + count, names, managed, gateways, complaints::add, breaks::add);
        this.watcher = watches.begin("watcher");
    }

    /**
     * Logs everybody in, and waits until messages reach them.
     *
     * @param prefix of their names; the one after them watches
     * @param managed whether they use stream management
     */
    public static People gather(List<InetSocketAddress> gateways, String prefix, int pairs, Pace pace,
            boolean managed) {
        var people = new People(gateways, prefix, 2 * pairs, managed);
        for (int first = 0; first < 2 * pairs; first += 2) {
            var there = new Direction();
            var back = new Direction();
            people.add(first, first + 1, there, back, pace);
            people.add(first + 1, first, back, there, pace);
        }
        people.await("everybody is available",
                () -> people.correspondents().stream().allMatch(Correspondent::isAvailable));
        people.await("everybody is seen", () -> people.watcher.available().size() == people.people.size());
        return people;
    }

    private void add(int who, int partner, Direction out, Direction in, Pace pace) {
        var correspondent = new Correspondent(prefix + who, prefix + partner, out, in, pace, complaints::add);
        List<InetSocketAddress> rotated = new ArrayList<>(gateways);
        Collections.rotate(rotated, who);
        people.add(new Somebody(correspondent, managed, rotated, complaints::add, breaks::add));
    }

    /** Everybody begins, or goes on, to send. */
    public void begin() {
        correspondents().forEach(each -> each.talk(true));
    }

    /** Waits until so many numbers that are sent from now on have come in each direction in which somebody reads. */
    public void awaitFlow(int more) {
        List<Direction> flowing = directions().stream().filter(each -> !each.isQuiet()).toList();
        List<Integer> goals = flowing.stream().map(direction -> direction.sent() + more).toList();
        await(more + " more in each direction", () -> {
            for (int i = 0; i < goals.size(); i++) {
                if (!flowing.get(i).hasArrived(goals.get(i))) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Waits until everybody who is there has sent so many more numbers, whatever became of them. */
    public void awaitSent(int more) {
        Map<Direction, Integer> goals = people.stream().filter(each -> !each.life().isOver())
                .map(each -> each.correspondent().out())
                .collect(Collectors.toMap(direction -> direction, direction -> direction.sent() + more));
        await(more + " more sent by each",
                () -> goals.entrySet().stream().allMatch(goal -> goal.getKey().sent() >= goal.getValue()));
    }

    /** Everybody stops to send; returns when the server answers for all that was sent. */
    public void rest() {
        correspondents().forEach(each -> each.talk(false));
        await("all is acknowledged", () -> directions().stream().allMatch(Direction::isAcknowledged));
    }

    /** Everybody stops to send; returns when the server answers for all that was sent, and all has come. */
    public void settle() {
        rest();
        await("all is acknowledged and has come", () -> directions().stream().allMatch(Direction::isComplete));
    }

    /** What became of everything sent so far; silences count from this {@link System#nanoTime} on. */
    public Outcome outcome(long sinceNanos) {
        Outcome all = Outcome.NOTHING;
        for (Direction each : directions()) {
            all = all.plus(each.outcome(sinceNanos));
        }
        return all.sessions(people.stream().mapToInt(Somebody::resumed).sum(),
                people.stream().mapToInt(Somebody::notResumed).sum());
    }

    /** Those who are at the first gateway stop to send and go on to listen; returns when all that they have sent has come. */
    public void hushFirstGateway() {
        List<Correspondent> hushed = IntStream.range(0, people.size()).filter(who -> who % gateways.size() == 0)
                .mapToObj(who -> people.get(who).correspondent()).toList();
        hushed.forEach(each -> each.talk(false));
        await("all that some have sent has come", () -> hushed.stream().allMatch(each -> each.out().isComplete()));
        hushed.forEach(each -> each.out().quiet());
    }

    /** Somebody stops reading and answering, as a phone asleep. Silence in their pair is no failure from now on. */
    public void sleep(int who) {
        quiet(who);
        people.get(who).life().sleep();
    }

    public void wake(int who) {
        people.get(who).life().wake();
    }

    /** Somebody logs out; returns when the server has ended the stream. */
    public void leave(int who) {
        quiet(who);
        people.get(who).life().leave();
        await("somebody has logged out", people.get(who).life()::isOver);
    }

    public void comeBack(int who) {
        people.get(who).comeBack();
    }

    /**
     * Everybody logs out. Returns whom a newcomer, who has the server ask everybody's home, still sees: nobody, if all is
     * well. The watcher, who was there all the time, sees nobody in the end.
     */
    public Set<String> leaveAll() {
        people.forEach(each -> each.life().leave());
        await("everybody has logged out", () -> people.stream().allMatch(each -> each.life().isOver()));
        await("the watcher sees nobody", () -> watcher.available().isEmpty());
        Watcher newcomer = watches.begin("newcomer");
        await("the newcomer has heard of all", newcomer::hasHeardOfAll);
        watches.lives().forEach(Life::leave);
        await("the watchers have logged out", () -> watches.lives().stream().allMatch(Life::isOver));
        return newcomer.available();
    }

    /** What the audit trail has of their messages that they have not sent, and the other way round. */
    public List<String> auditFindings(Connection database) throws SQLException {
        return AuditInspection.findings(correspondents(), database);
    }

    /** What is wrong with what the server kept for them (XEP-0313). */
    public List<String> archiveFindings() throws InterruptedException, ExecutionException {
        return ArchiveInspection.findings(correspondents(), gateways);
    }

    /** What the server did that it must not do. */
    public List<String> complaints() {
        return complaints.all();
    }

    private List<Correspondent> correspondents() {
        return people.stream().map(Somebody::correspondent).toList();
    }

    private List<Direction> directions() {
        return correspondents().stream().map(Correspondent::out).toList();
    }

    private void quiet(int who) {
        people.get(who).correspondent().in().quiet();
        people.get(who).correspondent().out().quiet();
    }

    private void await(String what, BooleanSupplier isTrue) {
        Patience.await(what, isTrue, () -> outcome(System.nanoTime()) + "\n complaints " + complaints.all()
                + "\n connections lost " + breaks.all() + "\n open " + correspondents().stream()
                        .filter(each -> !each.out().isComplete())
                        .map(each -> each.name() + ": " + each.out().state()).limit(SHOWN).toList());
    }

    /** Logs out who has not, so that nobody waits to be resumed; whoever cannot is cut off. */
    @Override
    public void close() throws IOException {
        List<Life> lives = Stream.concat(people.stream().map(Somebody::life), watches.lives().stream())
                .toList();
        lives.forEach(Life::leave);
        Patience.spend(GOODBYE, () -> lives.stream().allMatch(Life::isOver));
        for (Life life : lives) {
            life.end();
        }
    }
}
