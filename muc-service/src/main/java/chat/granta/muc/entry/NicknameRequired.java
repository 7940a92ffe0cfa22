package chat.granta.muc.entry;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.model.StanzaError;
import chat.granta.muc.room.RoomStanza;

/** XEP-0045 section 7.2.1: nobody is in a room without a nickname. */
public final class NicknameRequired implements Step<RoomStanza<Presence>> {
    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        return roomStanza.nickname() == null
                ? Outcome.refuse(
                        StanzaError.jidMalformed("Presence in a room is for a nickname: room@service/nickname."))
                : Outcome.CONTINUE;
    }
}
