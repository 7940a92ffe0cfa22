package chat.granta.roster.turn;

import chat.granta.bus.wire.PolicyChange;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;

/** What the service does about a request. Called inside a database transaction, by one thread at a time for an account. */
public interface RequestLogic {
    /** Does what a stanza asks; an exception undoes it, and the sender gets an error. */
    void handle(Stanza stanza, RequestTurn turn);

    /** Does what is due when the account has been cancelled. */
    void cancelled(RequestTurn turn);

    /** All of an account's policy, but for its version. */
    PolicyChange.Builder wholePolicy(Jid account);
}
