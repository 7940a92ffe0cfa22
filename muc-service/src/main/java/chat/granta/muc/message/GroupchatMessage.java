package chat.granta.muc.message;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Message;
import chat.granta.model.StanzaError;
import chat.granta.muc.room.RoomStanza;

/** XEP-0045 section 7.4: what an occupant says to all. */
public final class GroupchatMessage implements Step<RoomStanza<Message>> {
    @Override
    public Outcome handle(RoomStanza<Message> roomStanza) {
        if (roomStanza.stanza().type() != Message.Type.GROUPCHAT) {
            return Outcome.refuse(StanzaError.badRequest("What is said to a room is of type 'groupchat'."));
        }
        Message spoken = SpokenMessage.of(roomStanza);
        History.remember(roomStanza, spoken);
        roomStanza.turn().send(spoken, roomStanza.occupants());
        return Outcome.DONE;
    }
}
