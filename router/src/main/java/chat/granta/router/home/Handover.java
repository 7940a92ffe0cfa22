package chat.granta.router.home;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HandOver;

/** XEP-0198 at a turn: where what a managed session's client has not acknowledged is to go. Whoever keeps it is told. */
public final class Handover {
    private Handover() {}

    /**
     * Moves a managed session to another connection.
     *
     * @param acknowledged how much the client says it has
     */
    public static void move(Turn turn, Session old, Session now, long acknowledged) {
        turn.delivered(now.address(), turn.delivered(old.address()));
        order(turn, old, acknowledged, HandOver.newBuilder().setTo(now.address().toWire()));
        turn.change(turn.user(old.jid().bare()).with(now));
    }

    /**
     * Has what a managed session's client never got come back.
     *
     * @param session that has ended
     * @param acknowledged how much its client has, as far as is known
     */
    public static void takeBack(Turn turn, Session session, long acknowledged) {
        if (turn.delivered(session.address()) > acknowledged) {
            turn.change(turn.user(session.jid().bare()).leaving(session.address()));
        }
        order(turn, session, acknowledged, HandOver.newBuilder());
    }

    private static void order(Turn turn, Session session, long acknowledged, HandOver.Builder where) {
        turn.tell(session.address(), session.jid(), Envelope.newBuilder()
                .setHandOver(where.setSession(session.address().toWire()).setJid(session.jid().toString())
                        .setAcknowledged(acknowledged).setDelivered(turn.delivered(session.address()))));
        turn.delivered(session.address(), null);
        turn.forgetSession(session.address());
    }
}
