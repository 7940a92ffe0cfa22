package chat.granta.muc.vanished;

import chat.granta.bus.wire.Envelope;
import chat.granta.homes.HomeStore;
import chat.granta.homes.servers.WatchedServer;
import chat.granta.homes.servers.WatchedServers;
import chat.granta.model.Jid;
import chat.granta.muc.broadcast.Status;
import chat.granta.muc.entry.Departure;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.RecordHandler;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * XEP-0045 section 7.14: occupants whose server has vanished leave (status 333), also from a room in which nothing is said that could come back. A home asks each
 * such server once for all its rooms.
 */
public final class RemoteServers implements RecordHandler {
    public static final HomeStore<Jid, ?> STORE = WatchedServer.STORE;

    /** As many leave at a tick, since all who are there see each of them go. */
    private static final int MOST_AT_ONCE = 200;

    private final WatchedServers watched;

    public RemoteServers(WatchedServers watched) {
        this.watched = watched;
    }

    /** An occupant's client. */
    private record ClientInRoom(Jid room, Jid client) {}

    @Override
    public void handle(RoomTurn turn, Envelope envelope) {
        SortedMap<String, Jid> seen = new TreeMap<>();
        List<ClientInRoom> elsewhere = new ArrayList<>();
        if (watched.asks()) {
            turn.forEachActivity((room, _) -> turn.occupants(room).jids().forEach(client -> {
                if (isElsewhere(turn, client)) {
                    seen.putIfAbsent(client.domain(), room);
                    elsewhere.add(new ClientInRoom(room, client));
                }
            }));
        }
        Set<String> vanished = Set.copyOf(watched.tick(turn.store(WatchedServer.STORE), seen, turn.time(),
                turn.uniqueId(), turn::send));
        elsewhere.stream().filter(one -> vanished.contains(one.client().domain())).limit(MOST_AT_ONCE)
                .forEach(one -> leave(turn, one));
    }

    /** Whether a client is neither one of our users' nor in the name of a room. */
    static boolean isElsewhere(RoomTurn turn, Jid client) {
        return !client.domain().equals(turn.settings().userDomain()) && !turn.isOwn(client);
    }

    private static void leave(RoomTurn turn, ClientInRoom gone) {
        Room room = Objects.requireNonNull(turn.room(gone.room()), "a room that somebody is in");
        Occupant occupant = Objects.requireNonNull(turn.occupants(gone.room()).of(gone.client()), "who is there");
        Departure.ofClient(turn, room, occupant, gone.client(), how -> how.status(Status.TECHNICAL_PROBLEM));
    }
}
