package chat.granta.router.trail;

import chat.granta.bus.wire.ClientConnection;
import chat.granta.bus.wire.TrailEvent;
import chat.granta.router.event.SessionEnded;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;

/** Sessions begin, go on at another connection (XEP-0198) and end. */
public final class SessionTrail {
    private SessionTrail() {}

    public static void started(Turn turn, Session session, ClientConnection connection) {
        report(turn, TrailEvent.Kind.SESSION_START, session, connection);
    }

    public static void resumed(Turn turn, Session session, ClientConnection connection) {
        report(turn, TrailEvent.Kind.SESSION_RESUME, session, connection);
    }

    public static void ended(SessionEnded event, Turn turn) {
        report(turn, TrailEvent.Kind.SESSION_END, event.session(), ClientConnection.getDefaultInstance());
    }

    private static void report(Turn turn, TrailEvent.Kind kind, Session session, ClientConnection connection) {
        turn.report(TrailEvent.newBuilder().setKind(kind).setWho(session.jid().toString()).setConnection(connection));
    }
}
