package chat.granta.muc.entry;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.RoomStanza;

/** XEP-0045 section 7.14: who becomes unavailable leaves; the home of a client that has vanished says so for it. */
public final class Exit implements Step<RoomStanza<Presence>> {
    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        Presence presence = roomStanza.stanza();
        if (presence.type() != Presence.Type.UNAVAILABLE) {
            return Outcome.CONTINUE;
        }
        Occupant occupant = roomStanza.senderOrNone();
        if (occupant != null) {
            Departure.ofClient(roomStanza.turn(), roomStanza.room(), occupant, roomStanza.from(),
                    how -> how.saying(presence.payload()).caused(presence.id()));
        }
        return Outcome.DONE;
    }
}
