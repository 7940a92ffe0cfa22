package chat.granta.muc.message;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Message;
import chat.granta.muc.room.Role;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;

/** XEP-0045 section 7.4: who has no voice cannot speak to all. */
public final class Voice implements Step<RoomStanza<Message>> {
    @Override
    public Outcome handle(RoomStanza<Message> roomStanza) {
        return roomStanza.sender().role().isAtLeast(Role.PARTICIPANT)
                ? Outcome.CONTINUE
                : Outcome.refuse(RoomErrors.forbidden("You have no voice in this room."));
    }
}
