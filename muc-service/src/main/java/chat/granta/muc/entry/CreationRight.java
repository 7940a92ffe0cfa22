package chat.granta.muc.entry;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.model.StanzaError;
import chat.granta.muc.loading.AwaitRoom;
import chat.granta.muc.room.CreationPermit;
import chat.granta.muc.room.RoomStanza;

/** XEP-0045 section 10.1.1: not everybody makes every room, nor any number of them. */
public final class CreationRight implements Step<RoomStanza<Presence>> {
    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        if (roomStanza.roomOrNone() != null) {
            return Outcome.CONTINUE;
        }
        CreationPermit permit = roomStanza.turn().permit(roomStanza.roomJid());
        if (!roomStanza.from().bare().equals(permit.creator())) {
            // It was somebody else who was asked about.
            return AwaitRoom.await(roomStanza);
        }
        return permit.refusal().isEmpty()
                ? Outcome.CONTINUE
                : Outcome.refuse(StanzaError.notAllowed(permit.refusal()));
    }
}
