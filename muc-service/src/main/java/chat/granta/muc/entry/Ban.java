package chat.granta.muc.entry;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;

/** XEP-0045 section 7.2.7: who is banned does not enter. */
public final class Ban implements Step<RoomStanza<Presence>> {
    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        return roomStanza.room().affiliation(roomStanza.from()) == Affiliation.OUTCAST
                ? Outcome.refuse(RoomErrors.forbidden("You are banned from this room."))
                : Outcome.CONTINUE;
    }
}
