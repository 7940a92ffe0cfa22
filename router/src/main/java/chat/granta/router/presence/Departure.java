package chat.granta.router.presence;

import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import java.util.List;
import java.util.TreeSet;

/** RFC 6121 section 4.5: everyone who saw a resource come sees it go, whether it says so or just vanishes. */
public final class Departure {
    private Departure() {}

    /** A session has ended: it is forgotten, and unavailable presence is sent on its behalf. */
    public static void of(Turn turn, Session session) {
        announce(turn, session, new Presence(session.jid(), session.jid().bare(), null, Presence.Type.UNAVAILABLE, null,
                Payload.EMPTY));
        turn.change(turn.user(session.jid().bare()).without(session));
    }

    /**
     * Sends a session's unavailable presence to the user's other resources, if it was available, and to whom it sent
     * presence directly (RFC 6121 section 4.6.3).
     *
     * @return the session as it is now: not available
     */
    static Session announce(Turn turn, Session session, Presence unavailable) {
        User user = turn.user(session.jid().bare());
        if (session.isAvailable()) {
            List<Session> others = user.available().stream().filter(other -> !other.jid().equals(session.jid()))
                    .toList();
            turn.deliverToEach(unavailable, others);
        }
        turn.sendHome(unavailable, session.directed());
        return session.withPresence(null, 0).withDirected(new TreeSet<>());
    }
}
