package chat.granta.archive.history;

import chat.granta.archive.history.store.ArchivedMessage;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Stanza;
import chat.granta.model.Message;
import com.google.protobuf.InvalidProtocolBufferException;

/** The message in a row. */
final class ArchivedStanza {
    private ArchivedStanza() {}

    static Message of(ArchivedMessage row) {
        return (Message) StanzaCodec.ofWire(onTheWire(row));
    }

    static Stanza onTheWire(ArchivedMessage row) {
        try {
            return Stanza.parseFrom(row.stanza());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("archived message " + row.id() + " cannot be read", e);
        }
    }
}
