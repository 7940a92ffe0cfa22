package chat.granta.router.session;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.SessionClosed;
import chat.granta.bus.wire.SessionGivenUp;
import chat.granta.model.Jid;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.presence.Departure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sessions that end without having said goodbye: their stream closed, or their gateway died. */
public final class Closing {
    private Closing() {}

    /** A client's stream has ended. */
    public static void closed(Turn turn, SessionAddress address, SessionClosed event) {
        Session session = turn.user(Jid.trusted(event.getAccount())).session(address);
        if (session != null) {
            Departure.of(turn, session, event.getAcknowledged());
        }
        turn.forgetSession(address);
    }

    /** A session's gateway cannot keep what is delivered to it. */
    public static void givenUp(Turn turn, SessionGivenUp event) {
        Session session = turn.user(Jid.trusted(event.getAccount())).session(SessionAddress.of(event.getSession()));
        if (session != null && session.address().equals(SessionAddress.of(event.getSession()))) {
            Departure.of(turn, session);
        }
    }

    /** Those of a user's sessions that wait for a connection, and have waited for too long. */
    public static void overdue(Turn turn, User user) {
        user.sessions().stream().filter(session -> isOverdue(session, turn.time()))
                .forEach(session -> Departure.of(turn, session));
    }

    /** Whether a user has such a session. */
    public static boolean isAnyOverdue(User user, Instant time) {
        return user.sessions().stream().anyMatch(session -> isOverdue(session, time));
    }

    private static boolean isOverdue(Session session, Instant time) {
        return session.management() != null && session.management().isOverdue(time);
    }

    /**
     * A delivery partition changed hands: the connections of earlier tenures are dead. Sessions that can be resumed wait for
     * that, the others have ended.
     */
    public static void adopted(Turn turn, int partition, long tenure) {
        List<Session> dead = new ArrayList<>();
        turn.forEachUser(user -> user.sessions().stream()
                .filter(session -> session.address().partition() == partition && session.address().tenure() < tenure)
                .forEach(dead::add));
        for (Session session : dead) {
            if (session.isResumable()) {
                turn.change(turn.user(session.jid().bare()).with(session.detached(turn.time())));
            } else {
                Departure.of(turn, session);
                turn.forgetSession(session.address());
            }
        }
    }
}
