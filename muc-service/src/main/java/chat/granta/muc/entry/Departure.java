package chat.granta.muc.entry;

import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.muc.broadcast.OccupantPresence;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.OccupantSession;
import chat.granta.muc.room.Occupants;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomTurn;
import chat.granta.muc.trail.RoomTrail;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * XEP-0045 sections 7.14 and 10.9: occupants leave, whoever wants it. A temporary room ends with its last occupant, and so does one that
 * nobody has configured.
 */
public final class Departure {
    private Departure() {}

    /**
     * One client leaves. When it was the occupant's last one, so does the occupant; otherwise the others see what remains.
     *
     * @param how what is said of it
     */
    public static void ofClient(RoomTurn turn, Room room, Occupant occupant, Jid client,
            UnaryOperator<OccupantPresence> how) {
        OccupantSession session = occupant.sessions().stream().filter(one -> one.jid().equals(client)).findFirst()
                .orElseThrow();
        Occupant rest = occupant.without(client);
        if (rest.sessions().isEmpty()) {
            ofOccupant(turn, room, occupant, how);
            return;
        }
        Occupants occupants = turn.occupants(room.jid()).with(rest);
        turn.change(room.jid(), occupants);
        how.apply(OccupantPresence.leaving(room, occupant, session)).tellSelf(turn, List.of(client));
        OccupantPresence.of(room, rest).tell(turn, occupants);
    }

    /** An occupant leaves, with all clients. */
    public static void ofOccupant(RoomTurn turn, Room room, Occupant occupant, UnaryOperator<OccupantPresence> how) {
        RoomTrail.left(turn, room.jid(), occupant);
        Occupants before = turn.occupants(room.jid());
        Occupants after = before.without(occupant.nickname());
        turn.change(room.jid(), after);
        OccupantPresence leaving = how.apply(OccupantPresence.leaving(room, occupant, occupant.shown()));
        if (after.isEmpty() && room.isLocked()) {
            // Section 10.1.3: who leaves a new room without having configured it is told that it is no more.
            leaving.with(Element.named(RoomExtension.USER, "destroy").build());
        }
        leaving.tell(turn, before);
        if (after.isEmpty() && (!room.configuration().getPersistent() || room.isLocked())) {
            turn.remove(room.jid());
        }
    }
}
