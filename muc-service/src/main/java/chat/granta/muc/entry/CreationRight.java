package chat.granta.muc.entry;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.model.StanzaError;
import chat.granta.muc.policy.NamePolicy;
import chat.granta.muc.room.RoomStanza;

/** XEP-0045 section 10.1.1: not everybody makes every room. */
public record CreationRight(NamePolicy policy) implements Step<RoomStanza<Presence>> {
    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        StanzaError refusal = roomStanza.roomOrNone() == null
                ? policy.refusal(roomStanza.roomJid(), roomStanza.from())
                : null;
        return refusal == null ? Outcome.CONTINUE : Outcome.refuse(refusal);
    }
}
