package chat.granta.archive.history;

import chat.granta.archive.history.store.ArchivedMessage;
import chat.granta.archive.history.store.Messages;
import chat.granta.bus.wire.ElementName;
import chat.granta.bus.wire.Stanza;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XEP-0424 section 5: a tombstone takes the place of a message that its author retracts. Called within a transaction. */
public final class Retractions {
    private static final String NAMESPACE = "urn:xmpp:message-retract:1";
    /** The retracted message is looked for among so many last messages of the conversation: people retract recent ones. */
    private static final int REACH = 500;

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
        if (id != null) {
            messages.conversation(archived, REACH).stream()
                    .filter(row -> isOf(stanza(row), id, retraction.getFrom())).findFirst()
                    .ifPresent(
                            row -> messages.replace(row, tombstone(stanza(row), archived, retraction).toByteArray()));
        }
    }

    private static @Nullable String retracted(Stanza stanza) {
        boolean retracts = stanza.getPayloadNamesList().stream().anyMatch(
                name -> name.getNamespace().equals(NAMESPACE) && name.getLocalName().equals("retract"));
        if (!retracts) {
            return null;
        }
        return new Payload(List.of(), stanza.getPayload().toByteArray()).elements().stream()
                .filter(element -> element.name().namespace().equals(NAMESPACE)).map(element -> element.attribute("id"))
                .findFirst().orElse(null);
    }

    /** Section 4: only a message's author may retract it, from any device. */
    private static boolean isOf(Stanza stanza, String id, String author) {
        return stanza.getId().equals(id)
                && Jid.trusted(stanza.getFrom()).bare().equals(Jid.trusted(author).bare());
    }

    private static Stanza tombstone(Stanza retracted, ArchivedMessage archived, Stanza retraction) {
        Element stone = Element.named(NAMESPACE, "retracted")
                .attribute("id", retraction.getId().isEmpty() ? null : retraction.getId())
                .attribute("stamp", archived.sent().toString()).build();
        return retracted.toBuilder().clearPayloadNames()
                .addPayloadNames(ElementName.newBuilder().setNamespace(NAMESPACE).setLocalName("retracted"))
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
