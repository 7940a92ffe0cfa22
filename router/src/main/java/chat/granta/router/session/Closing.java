package chat.granta.router.session;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.SessionClosed;
import chat.granta.model.Jid;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import chat.granta.router.presence.Departure;
import java.util.ArrayList;
import java.util.List;

/** Sessions that end without having said goodbye: their stream closed, or their gateway died. */
public final class Closing {
    private Closing() {}

    /** A client's stream has ended. */
    public static void closed(Turn turn, SessionAddress address, SessionClosed event) {
        Session session = turn.user(Jid.trusted(event.getAccount())).session(address);
        if (session != null) {
            Departure.of(turn, session);
        }
        turn.forgetSession(address);
    }

    /** A delivery partition changed hands: sessions of earlier tenures are dead, and their connections with them. */
    public static void adopted(Turn turn, int partition, long tenure) {
        List<Session> dead = new ArrayList<>();
        turn.forEachUser(user -> user.sessions().stream()
                .filter(session -> session.address().partition() == partition && session.address().tenure() < tenure)
                .forEach(dead::add));
        for (Session session : dead) {
            Departure.of(turn, session);
            turn.forgetSession(session.address());
        }
    }
}
