package chat.granta.muc.message;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.RoomStanza;
import java.util.Objects;
import java.util.Set;

/**
 * XEP-0045 section 7.4: a message as the room passes it on, from the occupant's address, with the id that its sender gave it, with its
 * id in the room (XEP-0359), and with its occupant's (XEP-0421).
 */
final class SpokenMessage {
    private static final ElementName STANZA_ID = new ElementName("urn:xmpp:sid:0", "stanza-id");

    private SpokenMessage() {}

    static Message of(RoomStanza<Message> roomStanza, Occupant speaker) {
        Message said = roomStanza.stanza();
        Jid room = roomStanza.roomJid();
        Payload payload = cleaned(RoomExtension.cleaned(said.payload()), room)
                .with(RoomExtension.occupantId(speaker.id()))
                .with(Element.named(STANZA_ID.namespace(), STANZA_ID.localName()).attribute("by", room.toString())
                        .attribute("id", roomStanza.id()).build());
        return new Message(speaker.address(room), null, Objects.requireNonNullElse(said.id(), roomStanza.id()),
                Message.Type.GROUPCHAT, said.lang(), payload);
    }

    /** Whether a message that the room has passed on has this id in the room. */
    static boolean hasId(Message spoken, String id) {
        return spoken.payload().elements(STANZA_ID).stream().anyMatch(one -> id.equals(one.attribute("id")));
    }

    /** Whether a message that the room has passed on is this occupant's. */
    static boolean isBy(Message spoken, Occupant speaker) {
        return spoken.payload().elements().contains(RoomExtension.occupantId(speaker.id()));
    }

    /** XEP-0359 section 5, rule 7: ids in the name of this room are forged. */
    private static Payload cleaned(Payload payload, Jid room) {
        return payload.without(Set.of(STANZA_ID), id -> room.equals(Jid.ofText(id.attribute("by"))));
    }
}
