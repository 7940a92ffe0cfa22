package chat.granta.muc.projection;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RoomState;
import chat.granta.bus.wire.RoomStored;
import chat.granta.model.Jid;
import chat.granta.muc.room.Affiliated;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomChange;
import chat.granta.muc.room.RoomCodec;
import chat.granta.muc.room.RoomTurn;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0045 section 4.2: what a persistent room has become is kept in the database; a temporary room, and one that is not configured yet,
 * live with their occupants alone. Of affiliations, which may be many, those are told that have changed.
 */
public final class RoomProjection implements RoomChange.Reaction {
    @Override
    public void to(RoomChange change, RoomTurn turn) {
        Room before = kept(change.before());
        Room after = kept(change.after());
        if (after != null) {
            RoomState.Builder state = RoomCodec.withoutAffiliations(after);
            addChanged(before == null ? Map.of() : before.affiliations(), after.affiliations(), state);
            tell(turn, RoomStored.newBuilder().setRoom(change.jid().toString()).setState(state));
        } else if (before != null) {
            tell(turn, RoomStored.newBuilder().setRoom(change.jid().toString()).setRemoved(true));
        }
    }

    private static @Nullable Room kept(@Nullable Room room) {
        return room != null && room.configuration().getPersistent() && !room.isLocked() ? room : null;
    }

    private static void addChanged(Map<Jid, Affiliated> before, Map<Jid, Affiliated> after, RoomState.Builder state) {
        before.forEach((jid, _) -> {
            if (!after.containsKey(jid)) {
                state.addAffiliations(RoomCodec.toWire(jid, Affiliated.NOBODY));
            }
        });
        after.forEach((jid, affiliated) -> {
            if (!affiliated.equals(before.get(jid))) {
                state.addAffiliations(RoomCodec.toWire(jid, affiliated));
            }
        });
    }

    private static void tell(RoomTurn turn, RoomStored.Builder stored) {
        turn.tellStore(Jid.trusted(stored.getRoom()), Envelope.newBuilder().setRoomStored(stored));
    }
}
