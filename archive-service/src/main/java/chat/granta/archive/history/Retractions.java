package chat.granta.archive.history;

import chat.granta.archive.history.store.ArchivedMessage;
import chat.granta.archive.history.store.Messages;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Stanza;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XEP-0424 section 5: a tombstone takes the place of a message that its author retracts. Called within a transaction. */
public final class Retractions {
    private static final ElementName RETRACT = new ElementName(Tombstone.NAMESPACE, "retract");
    /** The retracted message is looked for among so many last messages of the conversation: people retract recent ones. */
    private static final int REACH = 500;
    /** So many of them are in memory at once, as they may be large. */
    private static final int AT_ONCE = 25;

    private final Messages messages;
    private final RoomRetractions ofRooms;

    public Retractions(Messages messages) {
        this.messages = messages;
        this.ofRooms = new RoomRetractions(messages);
    }

    /**
     * Replaces the message that an archived one retracts, if it is a retraction, by a tombstone.
     *
     * @param wire the archived message's stanza
     */
    public void apply(ArchivedMessage archived, Stanza wire) {
        if (wire.getPayloadNamesList().stream().noneMatch(Retractions::isRetract)) {
            return;
        }
        var retraction = (Message) StanzaCodec.ofWire(wire);
        Element retract = retraction.payload().elements(RETRACT).getFirst();
        String id = retract.attribute("id");
        if (id == null) {
            return;
        }
        if (archived.nickname() != null) {
            ofRooms.apply(archived, retraction, retract, id);
            return;
        }
        ArchivedMessage retracted = find(archived, id, wire.getFrom());
        if (retracted != null) {
            messages.replace(retracted, Tombstone.of(ArchivedStanza.of(retracted), archived, retraction));
        }
    }

    private static boolean isRetract(chat.granta.bus.wire.ElementName name) {
        return name.getNamespace().equals(RETRACT.namespace()) && name.getLocalName().equals(RETRACT.localName());
    }

    private @Nullable ArchivedMessage find(ArchivedMessage retraction, String id, String author) {
        ArchivedMessage from = retraction;
        for (int seen = 0; seen < REACH; seen += AT_ONCE) {
            List<ArchivedMessage> rows = messages.conversation(from, AT_ONCE);
            for (ArchivedMessage row : rows) {
                if (isOf(ArchivedStanza.onTheWire(row), id, author)) {
                    return row;
                }
            }
            if (rows.size() < AT_ONCE) {
                return null;
            }
            from = rows.getLast();
        }
        return null;
    }

    /** Section 4: only a message's author may retract it, from any device. */
    private static boolean isOf(Stanza stanza, String id, String author) {
        return stanza.hasId() && stanza.getId().equals(id)
                && Jid.trusted(stanza.getFrom()).bare().equals(Jid.trusted(author).bare());
    }
}
