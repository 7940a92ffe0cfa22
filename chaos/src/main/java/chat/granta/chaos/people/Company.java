package chat.granta.chaos.people;

import chat.granta.chaos.cluster.GatewayProcess;
import chat.granta.chaos.login.Login;
import chat.granta.testkit.client.Xml;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** People in some rooms, each in one, at all gateways in turn, all of whom hear all that is said in their room. Used by one thread. */
public final class Company implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofSeconds(5);
    private static final String SERVICE = "group." + Login.DOMAIN;

    private record One(Occupant occupant, Life life) {}

    private record Room(String address, RoomTalk talk, List<One> people) {
        boolean areAllIn() {
            Set<String> names = people.stream().map(one -> one.occupant().name()).collect(Collectors.toSet());
            return people.stream()
                    .allMatch(one -> one.occupant().isIn() && one.occupant().present().containsAll(names));
        }
    }

    private final List<InetSocketAddress> gateways;
    private final List<Room> rooms = new ArrayList<>();
    private final List<Life> guests = new ArrayList<>();
    private final Complaints complaints = new Complaints();
    private final Complaints breaks = new Complaints();

    private Company(List<InetSocketAddress> gateways) {
        this.gateways = gateways;
    }

    /**
     * Logs everybody in, and waits until they see each other in their rooms, which are persistent and public.
     *
     * @param prefix of their names and of the rooms'
     * @param occupants of each room
     */
    public static Company gather(List<InetSocketAddress> gateways, String prefix, int roomCount, int occupants,
            Pace pace) {
        var company = new Company(gateways);
        for (int number = 0; number < roomCount; number++) {
            var room = new Room(prefix + "room" + number + '@' + SERVICE, new RoomTalk(), new ArrayList<>());
            company.rooms.add(room);
            for (int who = 0; who < occupants; who++) {
                company.add(prefix + (number * occupants + who), room, pace);
                if (who == 0) {
                    company.await("the room is made", room.people().getFirst().occupant()::isIn);
                }
            }
        }
        company.await("everybody is in and seen", () -> company.rooms.stream().allMatch(Room::areAllIn));
        return company;
    }

    private void add(String name, Room room, Pace pace) {
        var occupant = new Occupant(name, room.address(), room.talk(), pace, complaints::add);
        room.people().add(new One(occupant, begin(occupant, true, rotated(room.people().size()))));
    }

    private List<InetSocketAddress> rotated(int who) {
        List<InetSocketAddress> rotated = new ArrayList<>(gateways);
        Collections.rotate(rotated, who);
        return rotated;
    }

    private Life begin(Occupant occupant, boolean managed, List<InetSocketAddress> places) {
        var session = new ManagedSession(new SignIn(occupant.name(), "chaos", managed), occupant::acknowledged,
                complaint -> complaints.add(occupant.name() + ": " + complaint));
        return Life.begin(occupant.name(), session, occupant, places, breaks::add);
    }

    /**
     * Somebody comes into the first room, and only listens; returns when all have seen that.
     *
     * @param managed whether they use stream management
     * @param gateway the only one that they ever use
     */
    public void invite(String guest, boolean managed, GatewayProcess gateway) {
        Room room = rooms.getFirst();
        var occupant = new Occupant(guest, room.address(), new RoomTalk(), Pace.of(1, 1), _ -> {});
        guests.add(begin(occupant, managed, List.of(gateway.address())));
        await(guest + " is seen", () -> see(room, Set.of(guest), true));
    }

    /** The guests' connections end without a word, if they have not ended before. */
    public void guestsVanish() throws IOException {
        for (Life guest : guests) {
            guest.end();
        }
    }

    /** Waits until everybody in the first room has seen these go. */
    public void awaitGone(Set<String> names) {
        await(names + " are gone", () -> see(rooms.getFirst(), names, false));
    }

    private static boolean see(Room room, Set<String> names, boolean isThere) {
        return room.people().stream().map(one -> one.occupant().present())
                .allMatch(present -> names.stream().allMatch(name -> present.contains(name) == isThere));
    }

    /** Everybody begins, or goes on, to speak. */
    public void begin() {
        occupants().forEach(each -> each.talk(true));
    }

    /** Waits until so many numbers that are said from now on in each room have come to everybody there. */
    public void awaitFlow(int more) {
        List<Integer> goals = rooms.stream().map(room -> room.talk().said() + more).toList();
        await(more + " more in each room", () -> {
            for (int i = 0; i < goals.size(); i++) {
                if (rooms.get(i).talk().leastHeard() < goals.get(i)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Everybody stops to speak; returns when all that was said has been heard by all, and acknowledged. */
    public void settle() {
        occupants().forEach(each -> each.talk(false));
        await("all has been heard", () -> rooms.stream().allMatch(room -> room.talk().isComplete()));
    }

    /** Everybody asks the room whether they are still in it (XEP-0410); returns when the room has said yes to all. */
    public void pingAll() {
        occupants().forEach(Occupant::ping);
        await("all are told that they are still in their rooms",
                () -> occupants().stream().allMatch(Occupant::isAnswered));
    }

    /** Who does not see all the others in their room any more. */
    public Set<String> lonely() {
        Set<String> lonely = new HashSet<>();
        for (Room room : rooms) {
            Set<String> names = room.people().stream().map(one -> one.occupant().name()).collect(Collectors.toSet());
            room.people().stream().filter(one -> !one.occupant().present().containsAll(names))
                    .forEach(one -> lonely.add(one.occupant().name()));
        }
        return lonely;
    }

    /** The rooms' addresses. */
    public List<String> rooms() {
        return rooms.stream().map(Room::address).toList();
    }

    /** The name of whoever owns the first room. */
    public String owner() {
        return rooms.getFirst().people().getFirst().occupant().name();
    }

    /** Where rooms' archives (XEP-0313) differ from what was heard in the rooms; asked by owners who are not there any more. */
    public List<String> archiveFindings() throws IOException, InterruptedException {
        List<String> findings = new ArrayList<>();
        for (Room room : rooms) {
            List<String> kept = new ArrayList<>();
            ArchiveReader.read(room.people().getFirst().occupant().name(), gateways, room.address(),
                    message -> note(message, kept));
            List<String> heard = room.talk().inOrder();
            if (!kept.equals(heard)) {
                List<String> missing = new ArrayList<>(heard);
                missing.removeAll(kept);
                findings.add("the archive of %s has %d messages, missing %s, ought to have %d in order"
                        .formatted(room.address(), kept.size(), missing, heard.size()));
            }
        }
        return findings;
    }

    private static void note(Element message, List<String> kept) {
        Element body = Xml.child(message, "jabber:client", "body");
        String from = message.getAttribute("from");
        if (body != null) {
            kept.add(from.substring(from.indexOf('/') + 1) + ' ' + body.getTextContent());
        }
    }

    /** What became of all that was said, counted once for each who is to hear it; silences count from this {@link System#nanoTime} on. */
    public Outcome outcome(long sinceNanos) {
        Outcome all = Outcome.NOTHING;
        for (Room room : rooms) {
            all = all.plus(room.talk().outcome(sinceNanos));
        }
        List<Life> lives = rooms.stream().flatMap(room -> room.people().stream()).map(One::life).toList();
        return all.sessions(lives.stream().mapToInt(Life::resumed).sum(),
                lives.stream().mapToInt(Life::notResumed).sum());
    }

    /** What the server did that it must not do. */
    public List<String> complaints() {
        return complaints.all();
    }

    /** Everybody logs out; returns when the server has ended all streams. */
    public void leave() {
        List<Life> lives = lives();
        occupants().forEach(each -> each.talk(false));
        lives.forEach(Life::leave);
        await("everybody has logged out", () -> lives.stream().allMatch(Life::isOver));
    }

    private List<Occupant> occupants() {
        return rooms.stream().flatMap(room -> room.people().stream()).map(One::occupant).toList();
    }

    private List<Life> lives() {
        return rooms.stream().flatMap(room -> room.people().stream()).map(One::life).toList();
    }

    private void await(String what, BooleanSupplier isTrue) {
        Patience.await(what, isTrue, () -> "complaints " + complaints.all() + "\n connections lost " + breaks.all()
                + "\n rooms " + rooms.stream().map(room -> room.address() + ": " + room.talk().state()).toList());
    }

    @Override
    public void close() throws IOException {
        List<Life> lives = new ArrayList<>(lives());
        lives.addAll(guests);
        lives.forEach(Life::leave);
        Patience.spend(GOODBYE, () -> lives.stream().allMatch(Life::isOver));
        for (Life life : lives) {
            life.end();
        }
    }
}
