package chat.granta.router.session;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.SessionGivenUp;
import chat.granta.model.Jid;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;

/** A gateway has no room for what is delivered to a session, and has given it up: the session ends. */
public final class FullGateway implements RecordHandler {
    @Override
    public void handle(Turn turn, Envelope envelope) {
        SessionGivenUp givenUp = envelope.getSessionGivenUp();
        SessionAddress address = SessionAddress.of(givenUp.getSession());
        Session session = turn.user(Jid.trusted(givenUp.getAccount())).session(address);
        // A session that has gone on elsewhere is none of that gateway's any more.
        if (session != null && session.address().equals(address)) {
            SessionEnds.end(turn, session);
        }
    }
}
