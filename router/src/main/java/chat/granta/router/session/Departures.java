package chat.granta.router.session;

import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.router.event.SessionBound;
import chat.granta.router.event.SessionUnavailable;
import chat.granta.router.home.MinuteTask;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.home.Waiting;
import chat.granta.router.order.HeldStanzas;
import chat.granta.router.policy.PolicyRequests;
import java.time.Instant;
import java.util.TreeSet;

/**
 * RFC 6120 section 10.1 when a session ends: it gets nothing any more, but what it has sent before, and still waits, takes effect
 * first, and only then is it seen to leave.
 */
public final class Departures implements MinuteTask {
    /**
     * A session ends.
     *
     * @return whether it has only departed, because something that it has sent has had no effect yet
     */
    static boolean begin(Turn turn, Session session) {
        User user = turn.user(session.jid().bare());
        if (session.openRequest() != null) {
            HeldStanzas.dropComing(turn, session);
        }
        if (!hasMoreToDo(turn, session)
                || session.openRequest() != null && !isSeen(session) && !HeldStanzas.isAnyOf(turn, session)) {
            return false;
        }
        turn.change(user.departing(session));
        return true;
    }

    private static boolean hasMoreToDo(Turn turn, Session session) {
        if (session.openRequest() != null) {
            return true;
        }
        Waiting waiting = turn.store(PolicyRequests.WAITING).get(session.jid().bare());
        return waiting != null && waiting.records().stream().anyMatch(Waiting.isFrom(session.address()));
    }

    /** Sessions leave that have departed and have nothing more to do. */
    public static void settle(Turn turn, Jid account) {
        for (Session session : turn.user(account).departed()) {
            if (!hasMoreToDo(turn, session)) {
                leave(turn, session);
            }
        }
    }

    /** Sessions leave that have departed, and what they have sent is forgotten: the account is nobody's any more. */
    static void forget(Turn turn, Jid account) {
        HeldStanzas.forget(turn, account);
        turn.user(account).departed().forEach(session -> leave(turn, session));
    }

    /** Who takes the resource of a session that has departed must not be seen to leave in its place. */
    public static void replace(SessionBound event, Turn turn) {
        for (Session session : turn.user(event.session().jid().bare()).departed()) {
            if (session.jid().equals(event.session().jid())) {
                sayGoodbye(turn, session);
            }
        }
    }

    @Override
    public boolean concerns(User user, Instant now) {
        return user.departed().stream().anyMatch(session -> isOverdue(session, now));
    }

    /** Nobody is seen for long who is not there, be the database away or not. */
    @Override
    public void run(Turn turn, Jid account) {
        turn.user(account).departed().stream().filter(session -> isOverdue(session, turn.time()))
                .forEach(session -> sayGoodbye(turn, session));
    }

    private static boolean isOverdue(Session session, Instant now) {
        return isSeen(session) && session.openRequest() != null && session.openRequest().isOverdue(now);
    }

    private static boolean isSeen(Session session) {
        return session.isAvailable() || !session.directed().isEmpty();
    }

    private static void sayGoodbye(Turn turn, Session session) {
        turn.change(turn.user(session.jid().bare())
                .with(session.withPresence(null, 0).withDirected(new TreeSet<>())));
        turn.happened(unavailable(session));
    }

    private static void leave(Turn turn, Session session) {
        turn.change(turn.user(session.jid().bare()).gone(session));
        turn.happened(unavailable(session));
    }

    static SessionUnavailable unavailable(Session session) {
        return new SessionUnavailable(session, new Presence(session.jid(), session.jid().bare(), null,
                Presence.Type.UNAVAILABLE, null, Payload.EMPTY));
    }
}
