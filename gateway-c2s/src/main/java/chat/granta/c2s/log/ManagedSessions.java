package chat.granta.c2s.log;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.CarriedForward;
import chat.granta.bus.wire.HandOver;
import chat.granta.bus.wire.Target;
import chat.granta.c2s.home.HomeCall;
import chat.granta.gateway.LogWriter;
import chat.granta.gateway.Tenure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The managed sessions (XEP-0198) of one delivery partition: this gateway's own, and those that a gateway which had the
 * partition before has left behind. Keeps what their clients have not acknowledged until the home says where it goes. Used
 * by the delivery thread.
 */
final class ManagedSessions {
    private static final Logger LOG = LoggerFactory.getLogger(ManagedSessions.class);
    private static final Duration CARRY_AFTER = Duration.ofSeconds(10);
    /**
     * How long a session is expected that something was handed over to. A home orders the handover and says that the session
     * goes on here in one transaction, in two partitions; so seconds lie between what is read of the two, and a partition
     * without a reader makes them minutes. A session that has not gone on after an hour never will: it has long since
     * come and gone here, and a gateway that woke up has handed something over to it once more.
     */
    private static final Duration EXPECTED = Duration.ofHours(1);
    /** As long as the delivery topic keeps its records. */
    private static final Duration LIFETIME = Duration.ofDays(1);

    private final Tenure own;
    private final long tenure;
    private final HandoverWriter writer;
    private final QueueLimits limits;
    private final TenureHistory history;
    private final DeliveryBatch batch;
    private final Map<SessionAddress, ManagedSession> sessions = new HashMap<>();
    private final GoneSessions gone;
    private final Queue<SessionAddress> handedOver = new ConcurrentLinkedQueue<>();

    /**
     * @param tenure this gateway's
     * @param history of the partition, from where reading begins
     * @param batch takes what connections are to be told
     */
    ManagedSessions(Tenure tenure, LogWriter toLog, QueueLimits limits, TenureHistory history, DeliveryBatch batch) {
        this.own = tenure;
        this.tenure = tenure.number();
        this.gone = new GoneSessions(this.tenure);
        this.history = history;
        this.batch = batch;
        this.writer = new HandoverWriter(tenure, toLog);
        this.limits = limits;
    }

    Tenure tenure() {
        return own;
    }

    /**
     * Whether a stanza that was delivered to a connection without stream management, which is not there, cannot have reached its
     * client. An earlier holder of the partition may have written it to the client, and nobody can tell any more, unless that
     * had left before.
     *
     * @param offset of the record that brings it
     */
    boolean isUnread(SessionAddress session, long offset) {
        return session.tenure() == tenure || offset > tenure || history.hadLeft(session.tenure(), offset);
    }

    /** This gateway reads no more of the partition. @param position of the first record that has not been read */
    void leave(long position) {
        history.left(tenure, position);
    }

    /** @param offset of the record that begins a tenure */
    void tenureBegan(long offset) {
        history.began(offset);
    }

    /** Counting begins. */
    void begin(SessionAddress address, long offset, @Nullable SessionLink link) {
        resume(address, 0, 0, offset, link);
    }

    /** A session goes on here. */
    void resume(SessionAddress address, long acknowledged, long delivered, long offset, @Nullable SessionLink link) {
        ManagedSession session = expect(address, offset);
        if (session != null && session.queue.begin(acknowledged, delivered, offset)) {
            if (link != null) {
                session.connect(link);
            }
            goOn(session);
        }
    }

    /** A stanza for one of them. */
    void deliver(SessionAddress address, QueuedStanza delivered) {
        deliver(find(address), delivered);
    }

    /** A stanza for one of them, from where the session was before. */
    void handedOver(SessionAddress address, QueuedStanza delivered) {
        deliver(expect(address, delivered.offset()), delivered);
    }

    private void deliver(@Nullable ManagedSession session, QueuedStanza delivered) {
        if (session == null) {
            return;
        }
        session.queue.add(delivered);
        goOn(session);
        giveUpIfTooMuchWaits(session, delivered.seen());
    }

    private void giveUpIfTooMuchWaits(ManagedSession session, long now) {
        if (session.hasTooMuch(limits, now)) {
            giveUp(session, "resource-constraint", "Too much is unacknowledged.");
        }
    }

    /** What was delivered to it long ago has been written to the partition again. */
    void carried(CarriedForward carried, long offset, long now) {
        Target target = carried.getDelivery().getTargets(0);
        SessionAddress address = SessionAddress.of(target.getSession());
        if (carried.getTenure() == tenure) {
            ManagedSession session = sessions.get(address);
            if (session != null) {
                session.queue.carriedTo(target.getNumber(), offset, now);
            }
        } else if (history.held(carried.getTenure(), offset) && offset < tenure && !isTooOld(carried)) {
            deliver(address,
                    new QueuedStanza(target.getNumber(), carried.getDelivery(), target.getTo(), carried.getTime(),
                            offset, now));
        }
    }

    private static boolean isTooOld(CarriedForward carried) {
        return System.currentTimeMillis() - carried.getTime() > LIFETIME.toMillis();
    }

    /** The home says where it is to go. */
    void handOver(HandOver order, long offset) {
        SessionAddress address = SessionAddress.of(order.getSession());
        ManagedSession session = find(address);
        if (session == null) {
            // Handed over already, and said again.
            return;
        }
        session.handOver(order, offset);
        SessionLink link = session.link();
        if (link != null && order.hasTo()) {
            batch.tell(link.client(), new HomeCall.End("conflict", "This session goes on at another connection."));
        }
        goOn(session);
    }

    /** All has come that was to be handed over to a session here. */
    void completed(SessionAddress address, long offset) {
        ManagedSession session = expect(address, offset);
        if (session != null) {
            session.queue.complete();
            goOn(session);
        }
    }

    private void goOn(ManagedSession session) {
        try {
            session.write(batch);
        } catch (RuntimeException | Error e) {
            // Its client's count would never again be the home's.
            giveUp(session, "internal-server-error", "What was sent to you cannot be read.");
            throw e;
        }
        HandOver order = session.takeOrder();
        if (order == null) {
            return;
        }
        if (order.getDelivered() > order.getAcknowledged()) {
            writer.handOver(session, order, () -> handedOver.add(session.address));
        } else {
            // Nobody waits for anything.
            forget(session.address);
        }
    }

    /** It must do without being resumed. */
    private void giveUp(ManagedSession session, String streamError, String text) {
        if (!session.giveUp()) {
            return;
        }
        LOG.info("a session ends that cannot be kept, {} {}: {}", streamError, text, session.address);
        SessionLink link = session.link();
        QueuedStanza any = session.queue.first();
        if (link != null) {
            batch.tell(link.client(), new HomeCall.End(streamError, text));
            link.close();
        } else if (any != null) {
            writer.giveUp(session.address, any.account());
        }
    }

    /** What is to be done now and then. */
    void lookAfter(long now) {
        for (SessionAddress address; (address = handedOver.poll()) != null;) {
            forget(address);
        }
        // What was handed over to a session that had already gone on was said again: by a gateway that woke up.
        sessions.values().stream().filter(session -> session.isExpectedSince(now - EXPECTED.toNanos()))
                .map(session -> session.address).toList().forEach(this::forget);
        // A home that was taken over said again that it goes on here and then elsewhere, when it had long done so.
        sessions.values().stream().filter(session -> session.waitsToBeHandedOverSince(now - EXPECTED.toNanos()))
                .toList().forEach(session -> {
                    session.queue.complete();
                    goOn(session);
                });
        for (ManagedSession session : sessions.values()) {
            SessionLink link = session.link();
            if (link != null && link.isOverdue(now)) {
                link.close();
            }
            giveUpIfTooMuchWaits(session, now);
            carryForward(session, now);
        }
    }

    private void carryForward(ManagedSession session, long now) {
        for (QueuedStanza delivered : session.queue.seenBefore(now - CARRY_AFTER.toNanos())) {
            // Not again before this one is read, or lost.
            session.queue.carriedTo(delivered.number(), delivered.offset(), now + CARRY_AFTER.toNanos());
            writer.carryForward(session.address, delivered);
        }
    }

    /**
     * The first record that a gateway which takes the partition over must read, and what it must know.
     *
     * @param position of the first record that has not been read
     */
    OffsetAndMetadata done(long position) {
        long first = position;
        for (ManagedSession session : sessions.values()) {
            first = Math.min(first, session.firstOffset());
        }
        return new OffsetAndMetadata(first, history.sayAt(first));
    }

    private void forget(SessionAddress address) {
        sessions.remove(address);
        gone.add(address);
    }

    /** The session to which something is handed over; when it is not known yet, it will be. */
    private @Nullable ManagedSession expect(SessionAddress address, long offset) {
        if (address.tenure() > tenure || gone.contains(address)) {
            return null;
        }
        return sessions.computeIfAbsent(address, _ -> new ManagedSession(address, SessionQueue.expected(offset)));
    }

    private @Nullable ManagedSession find(SessionAddress address) {
        ManagedSession session = sessions.get(address);
        if (session == null && address.tenure() < tenure && !gone.contains(address)) {
            session = new ManagedSession(address, SessionQueue.leftBehind());
            sessions.put(address, session);
        }
        return session;
    }
}
