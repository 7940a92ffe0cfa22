package chat.granta.c2s.log;

import chat.granta.bus.Lane;
import chat.granta.bus.MemoryPositions;
import chat.granta.bus.Origins;
import chat.granta.bus.ReplayRule;
import chat.granta.bus.ReplayRule.Verdict;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.BindAnswered;
import chat.granta.bus.wire.Capabilities;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HandedOver;
import chat.granta.bus.wire.ManagementBegun;
import chat.granta.bus.wire.ResumeAnswered;
import chat.granta.bus.wire.SessionEnded;
import chat.granta.bus.wire.Target;
import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeCall;
import chat.granta.c2s.home.ServerCapabilities;
import chat.granta.c2s.log.UnreadStanzas.Unread;
import chat.granta.gateway.LogWriter;
import chat.granta.gateway.UnreadableRecords;
import chat.granta.model.Jid;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is written to one delivery partition to its connections, once each, and what is to be kept for them to
 * {@link ManagedSessions}. Used by the delivery thread.
 */
final class DeliveryReader {
    private static final long NOTHING = -1;

    private final Connections connections;
    private final ManagedSessions managed;
    private final LogWriter toLog;
    private final ByteString topicId;
    private final Consumer<ServerCapabilities> server;
    private final DeliveryBatch batch;
    private final UnreadableRecords unreadable;
    private final MemoryPositions positions = new MemoryPositions();
    private final ReplayRule rule = new ReplayRule(positions);
    /** The record that was read last. */
    private long reached = NOTHING;
    /** How many stanzas have been given back since that was read. */
    private int undelivered;

    /**
     * @param topicId of the delivery topic
     * @param server takes what homes say of the server
     * @param batch takes what connections are to be told
     * @param unreadable takes what makes no sense
     */
    DeliveryReader(Connections connections, ManagedSessions managed, LogWriter toLog, ByteString topicId,
            Consumer<ServerCapabilities> server, DeliveryBatch batch, UnreadableRecords unreadable) {
        this.connections = connections;
        this.managed = managed;
        this.toLog = toLog;
        this.topicId = topicId;
        this.server = server;
        this.batch = batch;
        this.unreadable = unreadable;
    }

    ManagedSessions managed() {
        return managed;
    }

    void read(ConsumerRecord<byte[], byte[]> record) {
        try {
            reached = record.offset();
            undelivered = 0;
            Envelope envelope = Envelope.parseFrom(record.value());
            if (envelope.hasCarriedForward()) {
                managed.carried(envelope.getCarriedForward(), record.offset(), System.nanoTime());
            } else if (envelope.hasTenureBegun()) {
                managed.tenureBegan(record.offset());
            } else if (rule.judge(envelope.getOrigin()) == Verdict.ACCEPT) {
                dispatch(envelope, new Place(record.offset(), envelope.getTime()));
            }
        } catch (InvalidProtocolBufferException | RuntimeException | Error e) {
            park(record.value(), e);
        }
    }

    private void park(byte @Nullable [] unreadableOne, Throwable reason) {
        unreadable.park(managed.tenure().partition(), reached, unreadableOne, reason);
    }

    /** @param time of the envelope */
    private record Place(long offset, long time) {}

    private void dispatch(Envelope envelope, Place place) {
        switch (envelope.getBodyCase()) {
            case DELIVERY -> deliver(envelope.getDelivery(), place, envelope.getOrigin().hasHandover());
            case BIND_ANSWERED -> answer(envelope.getBindAnswered());
            case MANAGEMENT_BEGUN -> begin(envelope.getManagementBegun(), place);
            case RESUME_ANSWERED -> resume(envelope.getResumeAnswered(), place);
            case HAND_OVER -> managed.handOver(envelope.getHandOver(), place.offset());
            case HANDED_OVER -> completed(envelope.getHandedOver(), place);
            case SESSION_ENDED -> end(envelope.getSessionEnded());
            case BATCH -> envelope.getBatch().getPartsList().forEach(part -> dispatchAlone(part, place));
            default -> throw new IllegalArgumentException(envelope.getBodyCase() + " has no business at a gateway");
        }
    }

    /** A part of a batch shares no fate with the others. */
    private void dispatchAlone(Envelope part, Place place) {
        try {
            dispatch(part, place);
        } catch (RuntimeException | Error e) {
            park(part.toByteArray(), e);
        }
    }

    private void deliver(Delivery delivery, Place place, boolean isHandover) {
        Delivery lasting = null;
        for (Target target : delivery.getTargetsList()) {
            SessionAddress address = SessionAddress.of(target.getSession());
            if (target.getNumber() > 0) {
                lasting = lasting == null ? lasting(delivery) : lasting;
                var counted = new QueuedStanza(target.getNumber(), lasting, target.getTo(), place.time(),
                        place.offset(), System.nanoTime());
                if (isHandover) {
                    managed.handedOver(address, counted);
                } else {
                    managed.deliver(address, counted);
                }
                continue;
            }
            SessionLink link = connections.link(address);
            if (link == null) {
                cameTooLate(delivery, target, address, place);
            } else {
                batch.deliver(link.client(), delivery, target.getTo(),
                        connections.unread().wayBack(address, delivery, target.getTo(), place.time()));
            }
        }
    }

    /** What may be kept for long, without the other targets. */
    private static Delivery lasting(Delivery delivery) {
        return delivery.getTargetsCount() == 1 ? delivery : delivery.toBuilder().clearTargets().build();
    }

    /** The connection had gone before this came: what matters goes back to the home. */
    private void cameTooLate(Delivery delivery, Target target, SessionAddress address, Place place) {
        if (managed.isUnread(address, place.offset()) && UnreadStanzas.isMissed(delivery)) {
            giveBack(new Unread(address, delivery, target.getTo(), place.time()));
        }
    }

    /**
     * Whether {@link #giveBack} may be called: what comes back goes by the place of the record that was read last, and an earlier
     * holder of the partition may have gone by any place before this gateway's tenure.
     */
    boolean canGiveBack() {
        return reached >= managed.tenure().number();
    }

    /** Gives a stanza back to its home. */
    void giveBack(Unread stanza) {
        var queued = new QueuedStanza(0, stanza.delivery(), stanza.to(), stanza.time(), reached, 0);
        toLog.home(queued.account()).write(Envelope.newBuilder().setTime(stanza.time())
                .setOrigin(Origins.derived(topicId, managed.tenure().partition(), reached, undelivered++))
                .setUndelivered(queued.undelivered(stanza.session())).build(), _ -> {});
    }

    private void answer(BindAnswered answered) {
        if (answered.hasServer()) {
            server.accept(capabilities(answered.getServer()));
        }
        ClientSession client = connections.find(answered.getSession());
        if (client != null && answered.getJid().isEmpty()) {
            connections.remove(SessionAddress.of(answered.getSession()));
            batch.tell(client, new HomeCall.BindRefused(answered.getError()));
        } else if (client != null) {
            batch.tell(client, new HomeCall.Bound(Jid.trusted(answered.getJid())));
        }
    }

    private static ServerCapabilities capabilities(Capabilities wire) {
        return new ServerCapabilities(wire.getNode(), wire.getHash(), wire.getVer());
    }

    private void begin(ManagementBegun begun, Place place) {
        SessionAddress address = SessionAddress.of(begun.getSession());
        SessionLink link = connections.link(address);
        managed.begin(address, place.offset(), link);
        if (link != null) {
            batch.tell(link.client(), new HomeCall.Managed());
        }
    }

    private void resume(ResumeAnswered answered, Place place) {
        SessionAddress address = SessionAddress.of(answered.getSession());
        SessionLink link = connections.link(address);
        if (answered.getJid().isEmpty()) {
            connections.remove(address);
            if (link != null) {
                batch.tell(link.client(), new HomeCall.ResumeRefused(answered.getError(), answered.getHandled()));
            }
            return;
        }
        if (link != null) {
            link.resumed(answered.getHandled(), Duration.ofSeconds(answered.getMaxSeconds()));
            batch.tell(link.client(), new HomeCall.Resumed(Jid.trusted(answered.getJid()), answered.getHandled(),
                    answered.getAcknowledged()));
        }
        managed.resume(address, answered.getAcknowledged(), answered.getDelivered(), place.offset(), link);
    }

    private void completed(HandedOver handedOver, Place place) {
        positions.remove(Lane.handover(SessionAddress.of(handedOver.getSession())));
        managed.completed(SessionAddress.of(handedOver.getTo()), place.offset());
    }

    private void end(SessionEnded ended) {
        ClientSession client = connections.find(ended.getSession());
        if (client != null) {
            batch.tell(client, new HomeCall.End(ended.getStreamError(), ended.getText()));
        }
    }
}
