package chat.granta.router.account;

import chat.granta.bus.wire.AccountChanged;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.Jid;
import chat.granta.router.event.AccountStateChanged;
import chat.granta.router.home.AccountStatus;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;

/** What auth-service says of an account: its home keeps it. */
public final class AccountChanges implements RecordHandler {
    @Override
    public void handle(Turn turn, Envelope envelope) {
        AccountChanged told = envelope.getAccountChanged();
        User user = turn.user(Jid.trusted(told.getAccount()));
        AccountStatus now = switch (told.getState()) {
            case CREATED -> AccountStatus.CREATED;
            case ACTIVE -> AccountStatus.ACTIVE;
            case SUSPENDED -> AccountStatus.SUSPENDED;
            case CANCELLED -> AccountStatus.CANCELLED;
            case UNRECOGNIZED -> throw new IllegalArgumentException("an account state that this router does not know");
        };
        turn.change(user.with(now, told.getPredecessors()));
        turn.happened(new AccountStateChanged(user.jid(), user.account(), now));
    }
}
