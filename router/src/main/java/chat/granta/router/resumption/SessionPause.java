package chat.granta.router.resumption;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.Jid;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;

/** XEP-0198 section 5: a connection is lost; the session waits for another. */
public final class SessionPause implements RecordHandler {
    @Override
    public void handle(Turn turn, Envelope envelope) {
        SessionAddress address = RecordHandler.sender(envelope);
        Session session = turn.user(Jid.trusted(envelope.getSessionDetached().getAccount())).session(address);
        if (session != null && session.isResumable()) {
            turn.change(turn.user(session.jid().bare()).with(session.detached(turn.time()).withoutCounting()));
        }
    }
}
