package chat.granta.muc.presence;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.muc.broadcast.OccupantPresence;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Occupants;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.traffic.CalmPresence;

/** XEP-0045 section 7.7: an occupant's changed availability is shown to all. */
public record Availability(CalmPresence calm) implements Step<RoomStanza<Presence>> {
    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        Occupant occupant = roomStanza.senderOrNone();
        Presence presence = roomStanza.stanza();
        if (occupant == null || !occupant.nickname().equals(roomStanza.nickname())
                || RoomExtension.enters(presence.payload())) {
            return Outcome.CONTINUE;
        }
        Occupant now = occupant.with(OccupantPresence.session(roomStanza.from(), presence));
        Occupants occupants = roomStanza.occupants().with(now);
        roomStanza.turn().change(roomStanza.roomJid(), occupants);
        calm.show(roomStanza.turn(), roomStanza.room(), now,
                OccupantPresence.of(roomStanza.room(), now).caused(presence.id()), occupants);
        return Outcome.DONE;
    }
}
