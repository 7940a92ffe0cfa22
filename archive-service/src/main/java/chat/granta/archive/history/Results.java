package chat.granta.archive.history;

import chat.granta.archive.history.store.ArchivedMessage;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Stanza;
import chat.granta.handling.forward.Delay;
import chat.granta.handling.forward.Forwarded;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import com.google.protobuf.InvalidProtocolBufferException;
import org.jspecify.annotations.Nullable;

/**
 * A query's results (XEP-0313 section 4.2).
 *
 * @param queryId the query's id, which each result repeats, or null
 */
record Results(Jid account, @Nullable String queryId) {
    Message of(ArchivedMessage row, Jid client) {
        var result = Element.named(Query.NAMESPACE, "result").attribute("queryid", queryId).attribute("id", row.id())
                .build();
        return new Message(account, client, null, Message.Type.NORMAL, null,
                Forwarded.of(result, Delay.of(null, row.sent()), message(row)));
    }

    private static Message message(ArchivedMessage row) {
        try {
            return (Message) StanzaCodec.ofWire(Stanza.parseFrom(row.stanza()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("archived message " + row.id() + " cannot be read", e);
        }
    }
}
