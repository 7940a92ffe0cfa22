package chat.granta.roster.privacy;

import chat.granta.roster.privacy.list.AccountLists;
import chat.granta.roster.turn.RequestTurn;

/** Is told when a client has changed privacy lists by XEP-0016, as the block list is a view of the default list. */
@FunctionalInterface
public interface DefaultListWatch {
    void changed(RequestTurn turn, AccountLists before, AccountLists after);
}
