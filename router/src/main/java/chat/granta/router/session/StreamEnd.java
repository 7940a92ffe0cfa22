package chat.granta.router.session;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.SessionClosed;
import chat.granta.model.Jid;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;

/** RFC 6120 section 4.4: a client's stream has ended, and its session with it. */
public final class StreamEnd implements RecordHandler {
    @Override
    public void handle(Turn turn, Envelope envelope) {
        SessionClosed closed = envelope.getSessionClosed();
        SessionAddress address = RecordHandler.sender(envelope);
        Session session = turn.user(Jid.trusted(closed.getAccount())).session(address);
        if (session != null) {
            SessionEnds.end(turn, session, closed.getAcknowledged());
        }
        turn.forgetSession(address);
    }
}
