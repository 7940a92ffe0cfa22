package chat.granta.router.resumption;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HandedOver;
import chat.granta.model.Jid;
import chat.granta.router.event.StanzasReturned;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;

/** XEP-0198 section 5: all has come back that a session's client never got. */
public final class EndOfReturn implements RecordHandler {
    @Override
    public void handle(Turn turn, Envelope envelope) {
        HandedOver handedOver = envelope.getHandedOver();
        SessionAddress session = SessionAddress.of(handedOver.getSession());
        User user = turn.user(Jid.trusted(handedOver.getAccount())).left(session);
        turn.change(user);
        turn.forgetHandover(session);
        if (user.leaving().isEmpty()) {
            turn.happened(new StanzasReturned(user.jid()));
        }
    }
}
