package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.Deliveries;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.SequenceCheck;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.measure.Window;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Users logged in who sit in rooms: as many in the first as in the second, and so on. */
final class Roomful {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Crowd crowd;
    private final String service;
    private final int perRoom;
    private final int speakers;
    private final List<RoomOccupant> occupants = new ArrayList<>();
    private final Map<EventLoop, Tally> tallies = new HashMap<>();
    private final long run = System.currentTimeMillis();

    private Roomful(Crowd crowd, String service, int perRoom, int speakers) {
        this.crowd = crowd;
        this.service = service;
        this.perRoom = perRoom;
        this.speakers = speakers;
    }

    /**
     * Logs all in, and has the first of each room make it, so that others can enter.
     *
     * @param service domain of the rooms' addresses
     * @param users all of them; a multiple of those in each room
     * @param speakers in each room
     * @throws ScenarioException when one could not log in or make a room
     */
    static Roomful login(Crowd crowd, String service, int users, int perRoom, int speakers, int bodyBytes)
            throws InterruptedException {
        var all = new Roomful(crowd, service, perRoom, speakers);
        for (int i = 0; i < users; i++) {
            all.occupants.add(new RoomOccupant(all.run, crowd.account(i).domain(), all.room(i), i % perRoom, speakers,
                    "x".repeat(bodyBytes)));
        }
        crowd.login(users, all.occupants::get);
        all.makeRooms();
        return all;
    }

    /**
     * All leave, and the first of each room makes another one, which the others can enter.
     *
     * @return the same users there
     */
    Roomful inOtherRooms() throws InterruptedException {
        for (int i = 0; i < occupants.size(); i++) {
            crowd.loop(i).execute(occupants.get(i)::leave);
        }
        require("not everybody has left", one -> !one.isIn());
        var there = new Roomful(crowd, service, perRoom, speakers);
        for (int i = 0; i < occupants.size(); i++) {
            RoomOccupant before = occupants.get(i);
            RoomOccupant next = before.in(there.run, there.room(i));
            there.occupants.add(next);
            crowd.loop(i).execute(() -> before.makeWayFor(next));
        }
        there.makeRooms();
        return there;
    }

    /** The bare JID of the room in which the user with this index sits. */
    private String room(int index) {
        return "r" + run + '-' + index / perRoom + '@' + service;
    }

    private void makeRooms() throws InterruptedException {
        require("the server did not answer a ping after login", RoomOccupant::isSettled);
        for (int i = 0; i < occupants.size(); i += perRoom) {
            enter(i);
        }
        require("a room could not be made", one -> occupants.indexOf(one) % perRoom != 0 || one.isIn() && one.isOpen());
    }

    private void enter(int index) {
        crowd.loop(index).execute(occupants.get(index)::enter);
    }

    /** All who are not in yet enter at once; returns when everybody has seen everybody in their room. */
    void enterAll() throws InterruptedException {
        for (int i = 0; i < occupants.size(); i++) {
            if (i % perRoom != 0) {
                enter(i);
            }
        }
        require("not everybody sees everybody", one -> one.isIn() && one.seenCount() == perRoom);
    }

    /** How many are in. */
    long in() {
        return occupants.stream().filter(RoomOccupant::isIn).count();
    }

    long presences() {
        return occupants.stream().mapToLong(RoomOccupant::presences).sum();
    }

    /** Lets the speaker of this turn speak: the first of each room in turn, then the second of each. */
    void say(long turn, long intended) {
        int rooms = occupants.size() / perRoom;
        int index = (int) (turn % rooms * perRoom + turn / rooms % speakers);
        crowd.loop(index).execute(() -> occupants.get(index).say(intended));
    }

    /** Has the occupant of this turn tell the room that they are away, or back. */
    void changePresence(long turn) {
        int index = (int) (turn % occupants.size());
        boolean isAway = turn / occupants.size() % 2 == 0;
        crowd.loop(index).execute(() -> occupants.get(index).show(isAway ? "away" : "chat"));
    }

    /** How many deliveries there have been, warm-up included. */
    long done() {
        return occupants.stream().mapToLong(RoomOccupant::received).sum();
    }

    /** Each speaker keeps so many messages under way until the window's end; 0: only {@link #say} speaks. */
    void begin(Window window, int inFlight) {
        tallies.clear();
        for (int i = 0; i < occupants.size(); i++) {
            Tally tally = tallies.computeIfAbsent(crowd.loop(i), _ -> new Tally(window));
            RoomOccupant occupant = occupants.get(i);
            boolean isSpeaker = inFlight > 0 && i % perRoom < speakers;
            // All that share a loop know before one speaks; those on other loops hear only what took longer than this.
            crowd.loop(i).submit(() -> occupant.begin(tally, isSpeaker)).syncUninterruptibly();
        }
        for (int i = 0; i < occupants.size(); i++) {
            RoomOccupant occupant = occupants.get(i);
            if (i % perRoom < speakers) {
                crowd.loop(i).execute(() -> {
                    for (int n = 0; n < inFlight; n++) {
                        occupant.say(System.nanoTime());
                    }
                });
            }
        }
    }

    /** Waits until everything said has been heard by all, or no longer, and adds up. */
    Tally finish(Window window) throws InterruptedException {
        await(this::done,
                () -> sum(RoomOccupant::sent) * perRoom);
        var total = new Tally(window);
        tallies.forEach((loop, tally) -> CompletableFuture.runAsync(() -> total.add(tally), loop).join());
        return total;
    }

    /** The counts of everything since login; lost, doubled or disordered messages fail the run. */
    void report(Report report) {
        long expected = sum(RoomOccupant::sent) * perRoom;
        new Deliveries(expected, done(), sum(one -> total(one, SequenceCheck::duplicates)),
                sum(one -> total(one, SequenceCheck::outOfOrder))).report(report, "room message");
        problem(report);
    }

    /** What went wrong with somebody, if anything. */
    void problem(Report report) {
        String first = occupants.stream().map(RoomOccupant::problem).filter(Predicate.not(String::isEmpty)).findFirst()
                .orElse("");
        report.failWhen(!first.isEmpty(), "somebody is out: " + first);
    }

    private static long total(RoomOccupant occupant, ToLongFunction<SequenceCheck> value) {
        long sum = 0;
        for (SequenceCheck check : occupant.heard()) {
            sum += value.applyAsLong(check);
        }
        return sum;
    }

    private void require(String otherwise, Predicate<RoomOccupant> condition) throws InterruptedException {
        if (!await(() -> occupants.stream().filter(condition).count() + presences(),
                () -> occupants.stream().allMatch(condition) ? Long.MIN_VALUE : Long.MAX_VALUE)) {
            throw new ScenarioException(otherwise + ": " + occupants.stream().map(RoomOccupant::problem)
                    .filter(Predicate.not(String::isEmpty)).findFirst().orElse("no error"));
        }
    }

    /** Waits until the count has reached what is wanted; not longer than it takes for nothing more to come. */
    private static boolean await(LongSupplier count, LongSupplier wanted) throws InterruptedException {
        long seen = -1;
        long patience = System.nanoTime() + PATIENCE_NANOS;
        while (count.getAsLong() < wanted.getAsLong()) {
            if (count.getAsLong() > seen) {
                seen = count.getAsLong();
                patience = System.nanoTime() + PATIENCE_NANOS;
            } else if (System.nanoTime() - patience > 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return true;
    }

    /** A sum over all, each on its loop. */
    private long sum(ToLongFunction<RoomOccupant> value) {
        long sum = 0;
        for (int i = 0; i < occupants.size(); i++) {
            RoomOccupant occupant = occupants.get(i);
            sum += CompletableFuture.supplyAsync(() -> value.applyAsLong(occupant), crowd.loop(i)).join();
        }
        return sum;
    }
}
