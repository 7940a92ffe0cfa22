package chat.granta.roster.turn;

import chat.granta.bus.wire.PolicyChange;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;

/** Handles the requests of homes. Called inside a database transaction, by one thread at a time for an account. */
public interface RequestLogic {
    /** Handles a stanza. If it throws, the transaction is rolled back and the sender gets an error. */
    void handle(Stanza stanza, RequestTurn turn);

    /** Handles the cancellation of the account. */
    void cancelled(RequestTurn turn);

    /** An account's whole policy, without its version. */
    PolicyChange.Builder wholePolicy(Jid account);
}
