package chat.granta.archive.history;

import chat.granta.archive.history.store.ArchivedMessage;
import chat.granta.bus.StanzaCodec;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0424 section 5 and XEP-0425 section 5: what is left of a retracted message: who has sent it and when, what a room has said of its
 * author, and that it was retracted.
 */
final class Tombstone {
    static final String NAMESPACE = "urn:xmpp:message-retract:1";
    static final String MODERATION = "urn:xmpp:message-moderate:1";
    /** XEP-0421. */
    static final ElementName OCCUPANT_ID = new ElementName("urn:xmpp:occupant-id:0", "occupant-id");
    /** XEP-0313 section 6.1.2. */
    static final ElementName OCCUPANT = new ElementName("http://jabber.org/protocol/muc#user", "x");

    private static final ElementName NAME = new ElementName(NAMESPACE, "retracted");
    private static final Set<ElementName> OF_ROOMS = Set.of(OCCUPANT_ID, OCCUPANT);

    private Tombstone() {}

    /**
     * The tombstone as it is archived.
     *
     * @param retraction by which the message was retracted
     * @param stanza the retraction's
     */
    static byte[] of(Message retracted, ArchivedMessage retraction, Message stanza) {
        return of(retracted, retraction, stanza, null, null);
    }

    /**
     * The same, when the room has retracted the message.
     *
     * @param moderated that a moderator wanted it, and who
     * @param reason that the moderator gave, or null
     */
    static byte[] of(Message retracted, ArchivedMessage retraction, Message stanza, @Nullable Element moderated,
            @Nullable Element reason) {
        var stone = Element.named(NAMESPACE, NAME.localName()).attribute("id", stanza.id()).attribute("stamp",
                retraction.sent().toString());
        if (moderated != null) {
            stone.child(moderated);
        }
        if (reason != null) {
            stone.child(reason);
        }
        Payload payload = retracted.payload();
        Payload kept = payload.without(Set.copyOf(payload.names()), element -> !OF_ROOMS.contains(element.name()));
        return StanzaCodec.toWire(retracted.with(kept.with(stone.build()))).toByteArray();
    }

    static boolean isOne(Message message) {
        return message.payload().names().contains(NAME);
    }
}
