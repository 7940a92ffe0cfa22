package chat.granta.muc.operator;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.command.CommandXml;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;

/** A room that has been renamed says where it is now, to all but the commands of operators. */
public record MovedRoom<S extends Stanza>(Operators operators) implements Step<RoomStanza<S>> {
    @Override
    public Outcome handle(RoomStanza<S> roomStanza) {
        Room room = roomStanza.roomOrNone();
        Jid to = room == null ? null : room.movedTo();
        if (to == null) {
            return Outcome.CONTINUE;
        }
        boolean isCommand = roomStanza.stanza().payload().has(CommandXml.NAMESPACE, "command")
                && operators.have(roomStanza.from(), roomStanza.turn());
        return isCommand ? Outcome.CONTINUE : Outcome.refuse(RoomErrors.moved(to));
    }
}
