package chat.granta.archive.history;

import chat.granta.archive.history.store.ArchivedMessage;
import chat.granta.archive.turn.Reader;
import chat.granta.handling.forward.Delay;
import chat.granta.handling.forward.Forwarded;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query's results (XEP-0313 section 4.2). What was said in a room comes from the occupant's address in the room as it is called now.
 *
 * @param queryId the query's id, which each result repeats, or null
 */
record Results(Jid account, @Nullable String queryId, Reader reader) {
    /** Section 6.1.2: by this a room says who an occupant is. */
    private static final Set<ElementName> OCCUPANT = Set.of(Tombstone.OCCUPANT);

    Message of(ArchivedMessage row, Jid client) {
        var result = Element.named(Query.NAMESPACE, "result").attribute("queryid", queryId).attribute("id", row.id())
                .build();
        Message message = ArchivedStanza.of(row);
        return new Message(account, client, null, Message.Type.NORMAL, null, Forwarded.of(result,
                Delay.of(null, row.sent()), row.nickname() == null ? message : ofRoom(row.nickname(), message)));
    }

    private Message ofRoom(String nickname, Message message) {
        Jid from = nickname.isEmpty() ? account : account.withResource(nickname);
        Message shown = reader == Reader.VISITOR ? message.with(message.payload().without(OCCUPANT)) : message;
        return shown.between(from, null);
    }
}
