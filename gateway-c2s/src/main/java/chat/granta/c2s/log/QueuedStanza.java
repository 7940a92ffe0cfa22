package chat.granta.c2s.log;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Session;
import chat.granta.bus.wire.Target;
import chat.granta.bus.wire.Undelivered;
import chat.granta.model.Jid;

/**
 * A stanza that was delivered to a session.
 *
 * @param number among all that was delivered to a managed session (XEP-0198); of others, 0
 * @param to the addressee instead of the stanza's own, or empty
 * @param time of the envelope that brought it first, in milliseconds since the epoch
 * @param offset of the record of the session's delivery partition that brings it
 * @param seen when that was read, in nanoseconds of this process's clock
 */
record QueuedStanza(long number, Delivery delivery, String to, long time, long offset, long seen) {
    int bytes() {
        return delivery.getStanza().getPayload().size();
    }

    /** The account of its addressee. */
    String account() {
        return Jid.trusted(to.isEmpty() ? delivery.getStanza().getTo() : to).bare().toString();
    }

    /** The same, when it was carried forward. */
    QueuedStanza at(long newOffset, long now) {
        return new QueuedStanza(number, delivery, to, time, newOffset, now);
    }

    /** The delivery for one session alone. */
    Delivery forSession(Session session) {
        return delivery.toBuilder().clearTargets()
                .addTargets(Target.newBuilder().setSession(session).setTo(to).setNumber(number)).build();
    }

    /** What its home is told when it did not reach the client. */
    Undelivered undelivered(SessionAddress session) {
        var undelivered = Undelivered.newBuilder().setAccount(account()).setSession(session.toWire())
                .setStanza(to.isEmpty()
                        ? delivery.getStanza()
                        : delivery.getStanza().toBuilder().setTo(to).build())
                .setCopied(delivery.getCopied());
        if (delivery.hasPlace()) {
            undelivered.setPlace(delivery.getPlace());
        }
        return undelivered.build();
    }
}
