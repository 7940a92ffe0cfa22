package chat.granta.router.session;

import chat.granta.router.event.AccountStateChanged;
import chat.granta.router.home.AccountStatus;
import chat.granta.router.home.Reaction;
import chat.granta.router.home.Session;
import chat.granta.router.home.SessionNotices;
import chat.granta.router.home.Turn;

/**
 * RFC 6120 section 4.9.3.12: the sessions of an account that is suspended or cancelled end, as no longer authorized. When somebody was
 * there last nobody is told who gets the name of a cancelled one.
 */
public final class EndOfAccount implements Reaction<AccountStateChanged> {
    @Override
    public void to(AccountStateChanged event, Turn turn) {
        if (event.now().mayLogIn()) {
            return;
        }
        for (Session session : turn.user(event.account()).sessions()) {
            SessionNotices.end(turn, session, "not-authorized", event.now() == AccountStatus.SUSPENDED
                    ? "This account is suspended."
                    : "This account has been closed.");
            SessionEnds.end(turn, session);
        }
        Departures.forget(turn, event.account());
        if (event.isEnd()) {
            turn.change(turn.user(event.account()).lastSeen(null));
        }
    }
}
