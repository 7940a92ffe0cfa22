package chat.granta.muc.entry;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.muc.policy.NamePolicy;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomStanza;

/** XEP-0045 section 10.1: who enters a room that does not exist makes it, and is its owner. */
public record RoomCreation(NamePolicy policy) implements Step<RoomStanza<Presence>> {
    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        if (roomStanza.roomOrNone() == null) {
            roomStanza.turn().change(Room.made(roomStanza.roomJid(),
                    policy.defaults(roomStanza.roomJid()), roomStanza.from().bare(),
                    roomStanza.turn().uniqueId(), roomStanza.turn().time()));
        }
        return Outcome.CONTINUE;
    }
}
