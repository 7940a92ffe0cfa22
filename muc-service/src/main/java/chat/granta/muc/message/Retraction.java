package chat.granta.muc.message;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.ElementName;
import chat.granta.model.Message;
import chat.granta.muc.room.RoomStanza;

/** XEP-0424 section 3: who takes back what they have said is obeyed by the room's history, too; then it is said to all like anything else. */
public final class Retraction implements Step<RoomStanza<Message>> {
    private static final ElementName RETRACT = new ElementName("urn:xmpp:message-retract:1", "retract");

    @Override
    public Outcome handle(RoomStanza<Message> roomStanza) {
        if (roomStanza.stanza().payload().names().contains(RETRACT)) {
            roomStanza.stanza().payload().elements().stream().filter(element -> element.name().equals(RETRACT))
                    .map(retract -> retract.attribute("id")).filter(id -> id != null && !id.isEmpty())
                    .forEach(id -> History.retractOwn(roomStanza.turn(), roomStanza.roomJid(), id,
                            roomStanza.sender()));
        }
        return Outcome.CONTINUE;
    }
}
