package chat.granta.muc.stage;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Stanza;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;

/** XEP-0045 sections 6.4 and 10.1.1: of a room that does not exist, or officially not yet, there is nothing to tell. */
public final class RoomExists<S extends Stanza> implements Step<RoomStanza<S>> {
    @Override
    public Outcome handle(RoomStanza<S> roomStanza) {
        Room room = roomStanza.roomOrNone();
        return room == null || room.isLocked() && room.affiliation(roomStanza.from()) != Affiliation.OWNER
                ? Outcome.refuse(RoomErrors.noSuchRoom())
                : Outcome.CONTINUE;
    }
}
