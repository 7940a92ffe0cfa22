package chat.granta.router.account;

import chat.granta.bus.wire.AccountChanged;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.model.Jid;
import chat.granta.router.home.Account;
import chat.granta.router.home.Session;
import chat.granta.router.home.SessionNotices;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.presence.Departure;

/** What auth-service says of an account: its home keeps it, and whoever may no longer be here leaves. */
public final class AccountEvents {
    private AccountEvents() {}

    public static void changed(Turn turn, AccountChanged event) {
        Jid jid = Jid.trusted(event.getAccount());
        Account account = switch (event.getState()) {
            case CREATED -> Account.CREATED;
            case ACTIVE -> Account.ACTIVE;
            case SUSPENDED -> Account.SUSPENDED;
            case CANCELLED -> Account.CANCELLED;
            case UNRECOGNIZED -> throw new IllegalArgumentException("an account state that this router does not know");
        };
        User user = turn.user(jid);
        if (!account.mayLogIn()) {
            for (Session session : user.sessions()) {
                // RFC 6120 4.9.3.12: no longer authorized.
                SessionNotices.end(turn, session, "not-authorized", account == Account.SUSPENDED
                        ? "This account is suspended."
                        : "This account has been closed.");
                Departure.of(turn, session);
            }
        }
        if (account == Account.CANCELLED && user.account() != Account.CANCELLED) {
            turn.askRosterService(jid, RosterRequest.newBuilder().setAccountCancelled(true));
        }
        turn.change(turn.user(jid).with(account));
    }
}
