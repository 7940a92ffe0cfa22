package chat.granta.muc.operator;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import chat.granta.muc.owner.DefaultConfiguration;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomStanza;

/** A room that is to be renamed asks for this address, and gets it when there is no room here: nobody else makes one from then on. */
public final class Reservation implements Step<RoomStanza<Iq>> {
    @Override
    public Outcome handle(RoomStanza<Iq> roomStanza) {
        Iq iq = roomStanza.stanza();
        if (!iq.isRequest() || !roomStanza.turn().isOwn(roomStanza.from()) || roomStanza.from().local() == null
                || !iq.payload().names().contains(RenameRoom.TAKE_OVER.name())) {
            return Outcome.CONTINUE;
        }
        if (roomStanza.roomOrNone() != null) {
            return Outcome.refuse(StanzaError.conflict("There is a room of that name."));
        }
        roomStanza.turn().change(Room.made(roomStanza.roomJid(), DefaultConfiguration.of(), roomStanza.from(),
                roomStanza.turn().uniqueId(), roomStanza.turn().time()));
        roomStanza.answer(IqAnswer.empty(), iq);
        return Outcome.DONE;
    }
}
