package chat.granta.roster.turn;

import chat.granta.bus.wire.PolicyChange;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Stanza;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Handles the requests of homes. Called inside a database transaction, by one thread at a time for an account. */
public interface RequestLogic {
    /** Handles a stanza. If it throws, the transaction is rolled back and the sender gets an error. */
    void handle(Stanza stanza, RequestTurn turn);

    /** Handles the cancellation of the account. */
    void cancelled(RequestTurn turn);

    /**
     * What the nodes of accounts have for somebody who has come (XEP-0163 section 4.3.4), in order.
     *
     * @param by full JID
     * @param now when that was
     * @param uniqueId an id that no other request has
     */
    List<Message> lastItems(Jid by, Collection<String> nodes, Collection<String> accounts, Instant now,
            String uniqueId);

    /** An account's whole policy is asked for: what was stored for it by an older version of this service is brought up to date. */
    void prepare(RequestTurn turn);

    /** An account's whole policy, without its version. */
    PolicyChange.Builder wholePolicy(Jid account);
}
