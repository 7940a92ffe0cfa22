package chat.granta.muc.entry;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;

/** XEP-0045 section 7.2.10: before a room has been configured only its owner enters it. */
public final class LockedRoom implements Step<RoomStanza<Presence>> {
    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        return roomStanza.room().isLocked()
                && roomStanza.room().affiliation(roomStanza.from()) != Affiliation.OWNER
                        ? Outcome.refuse(RoomErrors.noSuchRoom())
                        : Outcome.CONTINUE;
    }
}
