package chat.granta.router.roster;

import chat.granta.bus.wire.RosterRequest;
import chat.granta.router.event.AccountStateChanged;
import chat.granta.router.home.Reaction;
import chat.granta.router.home.Turn;
import chat.granta.router.policy.RosterService;

/** RFC 6121 section 3: a cancelled account's subscriptions are cancelled too, and what it keeps is removed. */
public final class RosterRemoval implements Reaction<AccountStateChanged> {
    @Override
    public void to(AccountStateChanged event, Turn turn) {
        if (event.isEnd()) {
            RosterService.ask(turn, event.account(), RosterRequest.newBuilder().setAccountCancelled(true));
        }
    }
}
