package chat.granta.muc.directory;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RoomListed;
import chat.granta.handling.disco.DiscoItems;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.homes.HomeStore;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.muc.room.RecordHandler;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomChange;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomStores;
import chat.granta.muc.room.RoomTurn;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** XEP-0045 section 6.3: the rooms that are not hidden, by name, are known at the home of the room service. */
public final class RoomDirectory {
    /** Names of rooms for people, by the rooms' bare JIDs. */
    public static final HomeStore<Jid, String> STORE = new HomeStore<>("directory", Jid::trusted,
            RoomStores.codec(name -> name.getBytes(StandardCharsets.UTF_8),
                    bytes -> new String(bytes, StandardCharsets.UTF_8)),
            false);

    private RoomDirectory() {}

    /** A room tells the service's home what it is to be called there, or that it is not to be found any more. */
    public static final class Announcement implements RoomChange.Reaction {
        @Override
        public void to(RoomChange change, RoomTurn turn) {
            String before = name(change.before());
            String after = name(change.after());
            if (after != null ? !after.equals(before) : before != null) {
                turn.tellHome(Jid.trusted(turn.settings().domain()),
                        Envelope.newBuilder().setRoomListed(RoomListed.newBuilder().setRoom(change.jid().toString())
                                .setName(after == null ? "" : after).setRemoved(after == null)));
            }
        }

        private static @Nullable String name(@Nullable Room room) {
            return room != null && room.isListed() ? room.displayName() : null;
        }
    }

    /** The service's home takes note of it. */
    public static final class Entry implements RecordHandler {
        @Override
        public void handle(RoomTurn turn, Envelope envelope) {
            RoomListed listed = envelope.getRoomListed();
            DirectoryArrival.noteTold(turn, Jid.trusted(listed.getRoom()));
            put(turn, listed);
        }
    }

    /** A room is to be found from now on, or is not any more. */
    public static void put(RoomTurn turn, RoomListed listed) {
        turn.store(STORE).put(Jid.trusted(listed.getRoom()), listed.getRemoved() ? null : listed.getName());
    }

    /** XEP-0030 section 4: the service's items are its rooms. */
    public static final class Items implements IqHandler<RoomStanza<Iq>> {
        @Override
        public ElementName payload() {
            return new ElementName(DiscoItems.NAMESPACE, "query");
        }

        @Override
        public IqAnswer handle(Iq request, RoomStanza<Iq> roomStanza) {
            Map<Jid, String> rooms = new TreeMap<>();
            roomStanza.turn().store(STORE).forEach(rooms::put);
            var query = Element.named(DiscoItems.NAMESPACE, "query");
            rooms.forEach((jid, name) -> query.child(Element.named(DiscoItems.NAMESPACE, "item")
                    .attribute("jid", jid.toString()).attribute("name", name).build()));
            return IqAnswer.result(query.build());
        }
    }
}
