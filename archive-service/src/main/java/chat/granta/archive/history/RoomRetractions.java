package chat.granta.archive.history;

import chat.granta.archive.history.store.ArchivedMessage;
import chat.granta.archive.history.store.Messages;
import chat.granta.model.Element;
import chat.granta.model.Message;
import java.util.List;

/**
 * XEP-0424 sections 4 and 5, and XEP-0425 section 5, in a room's archive: messages are retracted by their ids there. Their authors, who
 * are known by their occupant ids (XEP-0421), may do that, and the room itself when a moderator wants it.
 */
final class RoomRetractions {
    private final Messages messages;

    RoomRetractions(Messages messages) {
        this.messages = messages;
    }

    /** @param retract the element in the retraction, which names this id */
    void apply(ArchivedMessage archived, Message retraction, Element retract, String id) {
        ArchivedMessage retracted = messages.byId(archived.account(), id);
        Message message = retracted == null ? null : ArchivedStanza.of(retracted);
        if (retracted == null || message == null || Tombstone.isOne(message)) {
            return;
        }
        if (archived.account().equals(String.valueOf(retraction.from()))) {
            messages.replace(retracted, Tombstone.of(message, archived, retraction,
                    retract.child(Tombstone.MODERATION, "moderated"), retract.child(Tombstone.NAMESPACE, "reason")));
        } else if (isBySame(message, retraction)) {
            messages.replace(retracted, Tombstone.of(message, archived, retraction));
        }
    }

    private static boolean isBySame(Message message, Message retraction) {
        List<Element> author = message.payload().elements(Tombstone.OCCUPANT_ID);
        return !author.isEmpty() && author.equals(retraction.payload().elements(Tombstone.OCCUPANT_ID));
    }
}
