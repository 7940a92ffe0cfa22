package chat.granta.muc.entry;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.muc.broadcast.OccupantId;
import chat.granta.muc.broadcast.OccupantPresence;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.broadcast.Status;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Role;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import java.util.List;
import java.util.Objects;

/**
 * XEP-0045 section 7.2.18: a client that changes its presence in a room without having entered it believes to be there; it is told
 * that it is not.
 */
public final class OutOfTouch implements Step<RoomStanza<Presence>> {
    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        if (RoomExtension.enters(roomStanza.stanza().payload())) {
            return Outcome.CONTINUE;
        }
        Room room = roomStanza.roomOrNone();
        if (room == null || room.affiliation(roomStanza.from()) == Affiliation.OUTCAST) {
            return Outcome.refuse(RoomErrors.notInRoom());
        }
        var session = OccupantPresence.session(roomStanza.from(), roomStanza.stanza());
        var ghost = new Occupant(Objects.requireNonNull(roomStanza.nickname()), roomStanza.from().bare(), Role.NONE,
                OccupantId.of(room, roomStanza), List.of(session));
        OccupantPresence.leaving(room, ghost, session).caused(roomStanza.stanza().id()).status(Status.KICKED)
                .status(Status.TECHNICAL_PROBLEM).because(null, "You are not in the room.")
                .tellSelf(roomStanza.turn(), List.of(roomStanza.from()));
        return Outcome.DONE;
    }
}
