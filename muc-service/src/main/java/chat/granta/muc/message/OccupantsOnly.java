package chat.granta.muc.message;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Stanza;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;

/** XEP-0045 sections 7.4 and 7.5: who is not in a room cannot speak in it. */
public final class OccupantsOnly<S extends Stanza> implements Step<RoomStanza<S>> {
    @Override
    public Outcome handle(RoomStanza<S> roomStanza) {
        return roomStanza.senderOrNone() == null ? Outcome.refuse(RoomErrors.notInRoom()) : Outcome.CONTINUE;
    }
}
