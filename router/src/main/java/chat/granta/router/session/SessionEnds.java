package chat.granta.router.session;

import chat.granta.router.event.SessionEnded;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;

/** A session ends, whether its client says so or it just vanishes (RFC 6120 section 4.4, RFC 6121 section 4.5). */
public final class SessionEnds {
    private SessionEnds() {}

    /** Ends a session of whose client nobody knows how much has reached it. */
    public static void end(Turn turn, Session session) {
        end(turn, session, 0);
    }

    /** @param acknowledged of a managed session (XEP-0198): how much of what it was sent has reached its client for certain */
    public static void end(Turn turn, Session session, long acknowledged) {
        if (turn.user(session.jid().bare()).hasDeparted(session)) {
            return;
        }
        if (!Departures.begin(turn, session)) {
            turn.change(turn.user(session.jid().bare()).without(session));
            turn.happened(Departures.unavailable(session));
        }
        turn.happened(new SessionEnded(session, acknowledged));
    }
}
