package chat.granta.muc.stage;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.iq.IqDispatcher;
import chat.granta.model.Iq;
import chat.granta.muc.room.RoomStanza;

/** RFC 6120 section 8.2.3: a room, and the room service, answer what they are asked. */
public record Answers(IqDispatcher<RoomStanza<Iq>> handlers) implements Step<RoomStanza<Iq>> {
    @Override
    public Outcome handle(RoomStanza<Iq> roomStanza) {
        if (roomStanza.stanza().isRequest()) {
            roomStanza.answer(handlers.answer(roomStanza.stanza(), roomStanza), roomStanza.stanza());
        }
        return Outcome.DONE;
    }
}
