package chat.granta.muc.occupant;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.model.Iq;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.RoomStanza;

/** XEP-0410 section 3.3: the room itself answers whoever asks whether they are still there. */
public final class SelfPing implements Step<RoomStanza<Iq>> {
    /** What service discovery says. */
    public static final String FEATURE = "http://jabber.org/protocol/muc#self-ping-optimization";

    @Override
    public Outcome handle(RoomStanza<Iq> roomStanza) {
        Occupant asker = roomStanza.senderOrNone();
        Iq iq = roomStanza.stanza();
        if (asker == null || !asker.nickname().equals(roomStanza.nickname()) || iq.type() != Iq.Type.GET
                || !iq.payload().has("urn:xmpp:ping", "ping")) {
            return Outcome.CONTINUE;
        }
        roomStanza.answer(IqAnswer.empty(), iq);
        return Outcome.DONE;
    }
}
