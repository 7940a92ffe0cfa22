package chat.granta.archive.history;

import chat.granta.archive.history.store.ArchivedMessage;
import chat.granta.archive.history.store.Messages;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Stanza;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XEP-0424 section 5: a tombstone takes the place of a message that its author retracts. Called within a transaction. */
public final class Retractions {
    private static final String NAMESPACE = "urn:xmpp:message-retract:1";
    private static final ElementName RETRACT = new ElementName(NAMESPACE, "retract");
    /** The retracted message is looked for among so many last messages of the conversation: people retract recent ones. */
    private static final int REACH = 500;
    /** So many of them are in memory at once, as they may be large. */
    private static final int AT_ONCE = 25;

    private final Messages messages;

    public Retractions(Messages messages) {
        this.messages = messages;
    }

    /**
     * Replaces the message that an archived one retracts, if it is a retraction, by a tombstone.
     *
     * @param retraction the archived message's stanza
     */
    public void apply(ArchivedMessage archived, Stanza retraction) {
        String id = retracted(retraction);
        ArchivedMessage retracted = id == null ? null : find(archived, id, retraction.getFrom());
        if (retracted != null) {
            messages.replace(retracted, tombstone(stanza(retracted), archived, retraction).toByteArray());
        }
    }

    private @Nullable ArchivedMessage find(ArchivedMessage retraction, String id, String author) {
        ArchivedMessage from = retraction;
        for (int seen = 0; seen < REACH; seen += AT_ONCE) {
            List<ArchivedMessage> rows = messages.conversation(from, AT_ONCE);
            for (ArchivedMessage row : rows) {
                if (isOf(stanza(row), id, author)) {
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

    private static @Nullable String retracted(Stanza stanza) {
        boolean retracts = stanza.getPayloadNamesList().stream().anyMatch(
                name -> name.getNamespace().equals(NAMESPACE) && name.getLocalName().equals("retract"));
        if (!retracts) {
            return null;
        }
        return StanzaCodec.ofWire(stanza).payload().elements(RETRACT).getFirst().attribute("id");
    }

    /** Section 4: only a message's author may retract it, from any device. */
    private static boolean isOf(Stanza stanza, String id, String author) {
        return stanza.hasId() && stanza.getId().equals(id)
                && Jid.trusted(stanza.getFrom()).bare().equals(Jid.trusted(author).bare());
    }

    private static Stanza tombstone(Stanza retracted, ArchivedMessage archived, Stanza retraction) {
        Element stone = Element.named(NAMESPACE, "retracted")
                .attribute("id", retraction.hasId() ? retraction.getId() : null)
                .attribute("stamp", archived.sent().toString()).build();
        return retracted.toBuilder().clearPayloadNames()
                .addPayloadNames(
                        chat.granta.bus.wire.ElementName.newBuilder().setNamespace(NAMESPACE).setLocalName("retracted"))
                .setPayload(ByteString.copyFrom(Payload.of(stone).xml())).build();
    }

    private static Stanza stanza(ArchivedMessage row) {
        try {
            return Stanza.parseFrom(row.stanza());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("archived message " + row.id() + " cannot be read", e);
        }
    }
}
