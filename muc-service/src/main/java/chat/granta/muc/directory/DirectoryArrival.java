package chat.granta.muc.directory;

import chat.granta.bus.wire.DirectoryRequested;
import chat.granta.bus.wire.Envelope;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.muc.room.RoomStores;
import chat.granta.muc.room.RoomTurn;
import chat.granta.muc.wire.DirectoryArrivalState;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether the home of the room service knows which rooms there are: a new log beside a database knows of none. What rooms' own homes have
 * told since is newer than what the database says.
 *
 * @param told rooms of which their homes have told something before the database has answered
 */
public record DirectoryArrival(boolean isComplete, Set<Jid> told) {
    /** By the room service's domain. */
    public static final HomeStore<Jid, DirectoryArrival> STORE = new HomeStore<>("directory-arrival", Jid::trusted,
            RoomStores.codec(arrival -> DirectoryArrivalState.newBuilder().setIsComplete(arrival.isComplete())
                    .addAllTold(arrival.told().stream().map(Jid::toString).sorted().toList()).build().toByteArray(),
                    bytes -> of(DirectoryArrivalState.parseFrom(bytes))),
            true);

    public DirectoryArrival {
        told = Set.copyOf(told);
    }

    private static DirectoryArrival of(DirectoryArrivalState state) {
        Set<Jid> told = new HashSet<>();
        state.getToldList().forEach(room -> told.add(Jid.trusted(room)));
        return new DirectoryArrival(state.getIsComplete(), told);
    }

    /** How it stands at the home of the room service, which asks the database when it begins. */
    public static DirectoryArrival of(RoomTurn turn) {
        Jid service = service(turn);
        DirectoryArrival known = turn.store(STORE).get(service);
        if (known == null) {
            known = new DirectoryArrival(false, Set.of());
            turn.store(STORE).put(service, known);
            turn.tellStore(service, Envelope.newBuilder().setDirectoryRequested(
                    DirectoryRequested.newBuilder().setService(service.toString())));
        }
        return known;
    }

    /** A room's home has told something of it. */
    static void noteTold(RoomTurn turn, Jid room) {
        DirectoryArrival before = of(turn);
        if (!before.isComplete() && !before.told().contains(room)) {
            Set<Jid> more = new HashSet<>(before.told());
            more.add(room);
            turn.store(STORE).put(service(turn), new DirectoryArrival(false, more));
        }
    }

    /** The database has said everything. */
    public static void complete(RoomTurn turn) {
        turn.store(STORE).put(service(turn), new DirectoryArrival(true, Set.of()));
    }

    private static Jid service(RoomTurn turn) {
        return Jid.trusted(turn.settings().domain());
    }
}
