package chat.granta.roster.privacy;

import chat.granta.roster.privacy.list.AccountLists;
import chat.granta.roster.turn.RequestTurn;

/** Is told when a client has changed privacy lists as such, since others may see the default list in another light. */
@FunctionalInterface
public interface DefaultListWatch {
    void changed(RequestTurn turn, AccountLists before, AccountLists after);
}
