package chat.granta.c2s.log;

import chat.granta.bus.Origins;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.CarriedForward;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HandOver;
import chat.granta.bus.wire.HandedOver;
import chat.granta.bus.wire.SessionGivenUp;
import chat.granta.gateway.LogWriter;
import chat.granta.gateway.Tenure;
import chat.granta.model.Jid;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes what a managed session's client has not acknowledged (XEP-0198) to where it is to go. */
final class HandoverWriter {
    private static final Consumer<@Nullable Exception> NOBODY_WAITS = _ -> {};

    private final Tenure tenure;
    private final LogWriter toLog;

    /** @param tenure this gateway's, of the partition that the sessions are in */
    HandoverWriter(Tenure tenure, LogWriter toLog) {
        this.tenure = tenure;
        this.toLog = toLog;
    }

    /**
     * Hands it over as the home has ordered: to where the session goes on, or back to the home.
     *
     * @param landed called when all of it is on the log; any thread
     */
    void handOver(ManagedSession session, HandOver order, Runnable landed) {
        String account = Jid.trusted(order.getJid()).bare().toString();
        for (QueuedStanza delivered : session.queue.unacknowledged()) {
            var body = Envelope.newBuilder().setTime(delivered.time());
            if (order.hasTo()) {
                body.setDelivery(delivered.forSession(order.getTo()));
            } else {
                body.setUndelivered(delivered.undelivered(session.address));
            }
            write(order, account, delivered.number(), body, NOBODY_WAITS);
        }
        var end = HandedOver.newBuilder().setAccount(account).setSession(order.getSession());
        if (order.hasTo()) {
            end.setTo(order.getTo());
        }
        write(order, account, Long.MAX_VALUE,
                Envelope.newBuilder().setTime(System.currentTimeMillis()).setHandedOver(end), failure -> {
                    if (failure == null) {
                        landed.run();
                    }
                });
    }

    private void write(HandOver order, String account, long number, Envelope.Builder body,
            Consumer<@Nullable Exception> done) {
        Envelope envelope = body.setOrigin(Origins.handover(SessionAddress.of(order.getSession()), number)).build();
        if (order.hasTo()) {
            toLog.publish(Topics.DELIVERY, order.getTo().getPartition(), account, envelope, done);
        } else {
            toLog.home(account).write(envelope, done);
        }
    }

    /** Writes a stanza to the sessions' own partition once more, so that where it stood need not be read again. */
    void carryForward(SessionAddress session, QueuedStanza delivered) {
        toLog.publish(Topics.DELIVERY, tenure.partition(), "", Envelope.newBuilder().setCarriedForward(CarriedForward
                .newBuilder().setTenure(tenure.number()).setTime(delivered.time())
                .setDelivery(delivered.forSession(session.toWire()))).build(), NOBODY_WAITS);
    }

    /** Tells the home that a session which another gateway has left behind will not be resumed. */
    void giveUp(SessionAddress session, String account) {
        toLog.home(account).write(Envelope.newBuilder().setTime(System.currentTimeMillis())
                .setOrigin(Origins.handover(session, 0))
                .setSessionGivenUp(SessionGivenUp.newBuilder().setAccount(account).setSession(session.toWire()))
                .build(), NOBODY_WAITS);
    }
}
