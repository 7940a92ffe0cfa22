package chat.granta.muc.directory;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RoomListed;
import chat.granta.handling.disco.DiscoItems;
import chat.granta.handling.disco.DiscoNodes;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.handling.paging.PageAnswer;
import chat.granta.handling.paging.PageRequest;
import chat.granta.homes.HomeStore;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.muc.room.RecordHandler;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomChange;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomStores;
import chat.granta.muc.room.RoomTurn;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** XEP-0045 section 6.3: all rooms are known at the home of the room service; those that are not hidden it names to everybody. */
public final class RoomDirectory {
    /** What is known of a room, by its bare JID. */
    public static final HomeStore<Jid, RoomListed> STORE = new HomeStore<>("directory", Jid::trusted,
            RoomStores.codec(RoomListed::toByteArray, RoomListed::parseFrom), false);

    private RoomDirectory() {}

    /** All rooms, by their addresses. */
    public static NavigableMap<Jid, RoomListed> rooms(RoomTurn turn) {
        NavigableMap<Jid, RoomListed> rooms = new TreeMap<>();
        turn.store(STORE).forEach(rooms::put);
        return rooms;
    }

    /** A room tells the service's home, and the database, what there is of it to be listed, or that it is no more. */
    public static final class Announcement implements RoomChange.Reaction {
        @Override
        public void to(RoomChange change, RoomTurn turn) {
            RoomListed before = listed(change.before());
            RoomListed after = listed(change.after());
            if (after != null) {
                if (!after.equals(before)) {
                    tell(turn, change.jid(), after);
                }
            } else if (before != null || change.after() == null) {
                tell(turn, change.jid(),
                        RoomListed.newBuilder().setRoom(change.jid().toString()).setRemoved(true).build());
            }
        }

        private static void tell(RoomTurn turn, Jid room, RoomListed listed) {
            turn.tellHome(Jid.trusted(turn.settings().domain()), Envelope.newBuilder().setRoomListed(listed));
            turn.tellStore(room, Envelope.newBuilder().setRoomListed(listed));
        }

        private static @Nullable RoomListed listed(@Nullable Room room) {
            return room == null || !room.exists()
                    ? null
                    : RoomListed.newBuilder().setRoom(room.jid().toString()).setName(room.displayName())
                            .setHidden(room.configuration().getHidden())
                            .setPersistent(room.configuration().getPersistent()).build();
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

    /** There is a room from now on, or is not any more. */
    public static void put(RoomTurn turn, RoomListed listed) {
        turn.store(STORE).put(Jid.trusted(listed.getRoom()), listed.getRemoved() ? null : listed);
    }

    /** XEP-0030 section 4: the service's items are its rooms, page by page where they are asked for so (XEP-0059). */
    public record Items(DiscoNodes<RoomStanza<Iq>> nodes) implements RefusingHandler<RoomStanza<Iq>> {
        private static final int MOST = 1000;

        @Override
        public ElementName payload() {
            return new ElementName(DiscoItems.NAMESPACE, "query");
        }

        @Override
        public IqAnswer decide(Iq request, Element asked, RoomStanza<Iq> roomStanza) throws RefusedException {
            String node = asked.attribute("node");
            if (node != null) {
                Element items = nodes.items(node, roomStanza);
                return items == null
                        ? IqAnswer.error(StanzaError.itemNotFound("There is no such node here."))
                        : IqAnswer.result(items);
            }
            NavigableMap<Jid, RoomListed> rooms = rooms(roomStanza.turn());
            rooms.values().removeIf(RoomListed::getHidden);
            boolean isPaged = asked.child(PageRequest.NAMESPACE, "set") != null;
            return IqAnswer.result(isPaged ? page(PageRequest.of(asked, MOST, MOST), rooms) : all(rooms).build());
        }

        private static Element page(PageRequest wanted, NavigableMap<Jid, RoomListed> rooms) throws RefusedException {
            NavigableMap<Jid, RoomListed> rest = rooms;
            String after = wanted.after();
            String before = wanted.before();
            if (after != null) {
                rest = rest.tailMap(known(after), false);
            }
            if (before != null && !before.isEmpty()) {
                rest = rest.headMap(known(before), false);
            }
            NavigableMap<Jid, RoomListed> page = new TreeMap<>();
            var source = wanted.isBackwards() ? rest.descendingMap() : rest;
            source.entrySet().stream().limit(wanted.max()).forEach(one -> page.put(one.getKey(), one.getValue()));
            Long index = page.isEmpty() ? null : (long) rooms.headMap(page.firstKey(), false).size();
            return all(page).child(PageAnswer.of(page.isEmpty() ? null : page.firstKey().toString(),
                    page.isEmpty() ? null : page.lastKey().toString(), index, (long) rooms.size())).build();
        }

        private static Jid known(String id) throws RefusedException {
            Jid jid = Jid.ofText(id);
            if (jid == null) {
                throw new RefusedException(StanzaError.itemNotFound("There is no such room."));
            }
            return jid;
        }

        private static Element.Builder all(NavigableMap<Jid, RoomListed> rooms) {
            var query = Element.named(DiscoItems.NAMESPACE, "query");
            rooms.forEach((jid, room) -> query.child(Element.named(DiscoItems.NAMESPACE, "item")
                    .attribute("jid", jid.toString()).attribute("name", room.getName()).build()));
            return query;
        }
    }
}
