package chat.granta.router.session;

import chat.granta.bus.wire.Envelope;
import chat.granta.router.home.RecordHandler;
import chat.granta.router.home.Session;
import chat.granta.router.home.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * A delivery partition has a new owner: the connections of earlier tenures are dead. Sessions that can be resumed
 * (XEP-0198) wait for that, the others have ended.
 */
public final class GatewayTakeover implements RecordHandler {
    @Override
    public void handle(Turn turn, Envelope envelope) {
        int partition = envelope.getOrigin().getGateway().getPartition();
        long tenure = envelope.getOrigin().getGateway().getTenure();
        List<Session> dead = new ArrayList<>();
        turn.forEachUser(user -> user.sessions().stream()
                .filter(session -> session.address().partition() == partition && session.address().tenure() < tenure)
                .forEach(dead::add));
        for (Session session : dead) {
            if (session.isResumable()) {
                turn.change(turn.user(session.jid().bare()).with(session.detached(turn.time())));
            } else {
                SessionEnds.end(turn, session);
                turn.forgetSession(session.address());
            }
        }
    }
}
