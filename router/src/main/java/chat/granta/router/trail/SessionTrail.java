package chat.granta.router.trail;

import chat.granta.bus.wire.ClientConnection;
import chat.granta.bus.wire.TrailEvent;
import chat.granta.model.ElementName;
import chat.granta.model.Presence;
import chat.granta.router.event.SessionAvailable;
import chat.granta.router.event.SessionEnded;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;

/** Sessions begin, say which software they are (XEP-0115), go on at another connection (XEP-0198) and end. */
public final class SessionTrail {
    private static final ElementName CAPS = new ElementName("http://jabber.org/protocol/caps", "c");
    /** Longer than any software's address. */
    private static final int MAX_NODE = 512;

    private SessionTrail() {}

    public static void started(Turn turn, Session session, ClientConnection connection) {
        report(turn, TrailEvent.Kind.SESSION_START, session, connection);
    }

    public static void resumed(Turn turn, Session session, ClientConnection connection) {
        report(turn, TrailEvent.Kind.SESSION_RESUME, session, connection);
    }

    /** XEP-0115 section 4: the node of a client's capabilities is a URI of its software. */
    public static void available(SessionAvailable event, Turn turn) {
        Presence presence = event.session().presence();
        if (presence == null || !turn.trail().keeps(TrailEvent.Kind.CLIENT)
                || !presence.payload().has(CAPS.namespace(), CAPS.localName())) {
            return;
        }
        String node = presence.payload().elements(CAPS).getFirst().attribute("node");
        if (node != null && !node.isEmpty() && node.length() <= MAX_NODE) {
            turn.trail().tell(TrailEvent.Kind.CLIENT,
                    told -> told.setWho(event.session().jid().toString()).setClient(node));
        }
    }

    public static void ended(SessionEnded event, Turn turn) {
        report(turn, TrailEvent.Kind.SESSION_END, event.session(), ClientConnection.getDefaultInstance());
    }

    private static void report(Turn turn, TrailEvent.Kind kind, Session session, ClientConnection connection) {
        turn.trail().tell(kind, told -> told.setWho(session.jid().toString()).setConnection(connection));
    }
}
