package chat.granta.router.resumption;

import chat.granta.model.Jid;
import chat.granta.router.home.MinuteTask;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.session.SessionEnds;
import java.time.Instant;

/** XEP-0198 section 5: a session that nobody has resumed in time has ended. */
public final class ResumptionTimeout implements MinuteTask {
    @Override
    public boolean concerns(User user, Instant now) {
        return user.sessions().stream().anyMatch(session -> isOverdue(session, now));
    }

    @Override
    public void run(Turn turn, Jid account) {
        turn.user(account).sessions().stream().filter(session -> isOverdue(session, turn.time()))
                .forEach(session -> SessionEnds.end(turn, session));
    }

    private static boolean isOverdue(Session session, Instant now) {
        return session.management() != null && session.management().isOverdue(now);
    }
}
