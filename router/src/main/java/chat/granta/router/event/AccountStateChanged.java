package chat.granta.router.event;

import chat.granta.model.Jid;
import chat.granta.router.home.AccountStatus;

/** An account is made, used, suspended or cancelled; the home knows its state already. */
public record AccountStateChanged(Jid account, AccountStatus before, AccountStatus now) {
    /** Whether nothing that is the account's may be left: somebody else may get its name. */
    public boolean isEnd() {
        return now == AccountStatus.CANCELLED && before != AccountStatus.CANCELLED;
    }
}
