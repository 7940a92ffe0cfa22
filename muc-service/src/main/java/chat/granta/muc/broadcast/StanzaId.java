package chat.granta.muc.broadcast;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import java.util.Set;

/** XEP-0359: a message's id in a room, which is also its id in the room's archive; nobody but the room gives it. */
public final class StanzaId {
    public static final String NAMESPACE = "urn:xmpp:sid:0";
    private static final ElementName NAME = new ElementName(NAMESPACE, "stanza-id");

    private StanzaId() {}

    public static Element of(Jid room, String id) {
        return Element.named(NAMESPACE, NAME.localName()).attribute("by", room.toString()).attribute("id", id).build();
    }

    /** Whether a message that the room has passed on has this id in the room. */
    public static boolean isIn(Message message, String id) {
        return message.payload().elements(NAME).stream().anyMatch(one -> id.equals(one.attribute("id")));
    }

    /** Section 5, rule 7: what a client says, without ids in the name of this room, which are forged. */
    public static Payload cleaned(Payload payload, Jid room) {
        return payload.without(Set.of(NAME), id -> room.equals(Jid.ofText(id.attribute("by"))));
    }
}
