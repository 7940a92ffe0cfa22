package chat.granta.router.home;

import chat.granta.bus.Lane;
import chat.granta.bus.Lane.Position;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Place;
import chat.granta.bus.wire.Target;
import chat.granta.homes.HomeTurn;
import chat.granta.model.Message;
import chat.granta.model.Stanza;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one turn delivers to its users' connections: one record for each gateway, however many of its connections get the stanza. What
 * managed sessions get is numbered (XEP-0198).
 */
final class Deliveries {
    private final HomeTurn home;
    private final FanOut fanOut = new FanOut();

    Deliveries(HomeTurn home) {
        this.home = home;
    }

    void deliver(Stanza stanza, Collection<Session> sessions) {
        if (sessions.size() == 1) {
            deliver(stanza, sessions.iterator().next());
            return;
        }
        deliver(() -> Delivery.newBuilder().setStanza(StanzaCodec.toWire(stanza)), stanza, sessions, false);
    }

    void deliver(Message message, Collection<Session> sessions, Place itsPlace, boolean isCopied) {
        deliver(() -> Delivery.newBuilder().setStanza(StanzaCodec.toWire(message)).setPlace(itsPlace)
                .setCopied(isCopied), message, sessions, false);
    }

    void deliverToEach(Stanza stanza, Collection<Session> sessions) {
        deliver(() -> Delivery.newBuilder().setStanza(StanzaCodec.toWire(stanza)), stanza, sessions, true);
    }

    private void deliver(Stanza stanza, Session session) {
        int partition = session.address().partition();
        String to = Objects.toString(stanza.to(), "");
        Envelope.Builder record = fanOut.record(stanza, partition);
        if (record != null && home.isLast(Topics.DELIVERY, partition, record)) {
            record.getDeliveryBuilder().addTargets(target(session, to));
            return;
        }
        record = Envelope.newBuilder().setDelivery(Delivery.newBuilder().setStanza(StanzaCodec.toWire(stanza))
                .addTargets(target(session, "")));
        home.output(Topics.DELIVERY, partition, to, record);
        fanOut.keep(stanza, partition, record);
    }

    /** @param what made for each partition in which there is somebody to have it */
    private void deliver(Supplier<Delivery.Builder> what, Stanza stanza, Collection<Session> sessions,
            boolean addressEach) {
        Map<Integer, Delivery.Builder> byPartition = new TreeMap<>();
        for (Session session : sessions) {
            byPartition.computeIfAbsent(session.address().partition(), _ -> what.get())
                    .addTargets(target(session, addressEach ? session.jid().toString() : ""));
        }
        byPartition.forEach((partition, delivery) -> home.output(Topics.DELIVERY, partition,
                Objects.toString(stanza.to(), ""), Envelope.newBuilder().setDelivery(delivery)));
    }

    /** @param to empty when it is as the stanza says */
    private Target.Builder target(Session session, String to) {
        return Target.newBuilder().setSession(session.address().toWire()).setTo(to)
                .setNumber(session.isManaged() ? next(session.address()) : 0);
    }

    private long next(SessionAddress session) {
        long number = count(session) + 1;
        count(session, number);
        return number;
    }

    /** How many stanzas have been delivered to a managed session, this turn's included. */
    long count(SessionAddress session) {
        Position last = home.positions().get(Lane.deliveries(session));
        return last == null ? 0 : last.major();
    }

    /** How many have been delivered to a session where it goes on; null: it does not. */
    void count(SessionAddress session, @Nullable Long count) {
        home.positions().put(Lane.deliveries(session), count == null ? null : new Position(count, 0));
    }
}
