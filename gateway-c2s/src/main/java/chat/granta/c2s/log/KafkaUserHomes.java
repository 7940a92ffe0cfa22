package chat.granta.c2s.log;

import chat.granta.bus.BusSettings;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.TopicIds;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.LoginAudited;
import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeLink;
import chat.granta.c2s.home.ServerCapabilities;
import chat.granta.c2s.home.UserHomes;
import chat.granta.c2s.sasl.LoginAudit;
import chat.granta.gateway.LogPublisher;
import chat.granta.gateway.Tenure;
import chat.granta.gateway.UnreadableRecords;
import chat.granta.model.Jid;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Users' homes, reached over the log from start to a clean stop. Logins are recorded in {@code xmpp.audit} on the same way. */
public final class KafkaUserHomes implements UserHomes, LoginAudit, SmartLifecycle {
    /** What a client that resumes is written at once must not look as if it did not read. */
    private static final int MAX_UNACKNOWLEDGED_BYTES = 1024 * 1024;

    private final BusSettings bus;
    private final String gatewayName;
    private final QueueLimits limits;
    private final MeterRegistry meters;
    private final Connections connections = new Connections();
    private final AtomicLong lastConnection = new AtomicLong();
    private volatile @Nullable LogPublisher publisher;
    private volatile @Nullable DeliveryReaders readers;
    private volatile @Nullable DeliveryThread delivery;

    /**
     * @param gatewayName a name for people, such as the host's
     * @param maxUnacknowledged how many stanzas may wait for one client's acknowledgement (XEP-0198)
     */
    public KafkaUserHomes(BusSettings bus, String gatewayName, int maxUnacknowledged, MeterRegistry meters) {
        this.bus = bus;
        this.gatewayName = gatewayName;
        this.meters = meters;
        this.limits = new QueueLimits(maxUnacknowledged, MAX_UNACKNOWLEDGED_BYTES);
    }

    @Override
    public HomeLink bind(Jid account, @Nullable String resource, ClientSession client) {
        SessionLink link = link(account, client);
        link.requestBinding(resource);
        return link;
    }

    @Override
    public HomeLink resume(Jid account, String id, long h, ClientSession client) {
        SessionLink link = link(account, client);
        link.requestResumption(id, h);
        return link;
    }

    private SessionLink link(Jid account, ClientSession client) {
        LogPublisher toLog = publisher;
        Tenure tenure = tenure();
        if (toLog == null || tenure == null) {
            throw new IllegalStateException("asked for a session although the homes are not ready");
        }
        var address = new SessionAddress(tenure.partition(), tenure.number(), lastConnection.incrementAndGet());
        var link = new SessionLink(toLog, address, account, client, () -> connections.remove(address));
        connections.add(address, link);
        return link;
    }

    @Override
    public @Nullable ServerCapabilities server() {
        DeliveryReaders toClients = readers;
        return toClients == null ? null : toClients.server();
    }

    @Override
    public boolean isReady() {
        return tenure() != null;
    }

    @Override
    public void record(@Nullable Jid account, String mechanism, String remoteAddress, String tls, boolean success,
            String reason) {
        LogPublisher toLog = publisher;
        if (toLog != null) {
            String name = account == null ? "" : account.toString();
            toLog.publish(Topics.AUDIT, null, name,
                    Envelope.newBuilder().setTime(System.currentTimeMillis())
                            .setLoginAudited(LoginAudited.newBuilder().setAccount(name).setMechanism(mechanism)
                                    .setAddress(remoteAddress).setSuccess(success).setReason(reason)
                                    .setTls(tls))
                            .build(),
                    _ -> {});
        }
    }

    @Override
    public void start() {
        var topicId = Objects.requireNonNull(TopicMaker.ensure(bus).get(Topics.DELIVERY)).topicId();
        var toLog = new LogPublisher(bus);
        publisher = toLog;
        var toClients = new DeliveryReaders(connections, toLog, limits, TopicIds.toWire(topicId),
                new UnreadableRecords(toLog, "c2s", Topics.DELIVERY, meters));
        readers = toClients;
        delivery = new DeliveryThread(bus, gatewayName, toClients, toLog::close, meters);
    }

    @Override
    public void stop() {
        LogPublisher toLog = publisher;
        DeliveryThread fromLog = delivery;
        if (fromLog != null) {
            fromLog.close();
        }
        if (toLog != null) {
            // Closed already, unless reading never came to an end.
            toLog.close();
        }
        publisher = null;
        readers = null;
        delivery = null;
    }

    @Override
    public boolean isRunning() {
        return publisher != null;
    }

    /** Starts before the listeners and stops after them, whose last records it still sends. */
    @Override
    public int getPhase() {
        return 200;
    }

    private @Nullable Tenure tenure() {
        DeliveryThread fromLog = delivery;
        return fromLog == null ? null : fromLog.tenure();
    }
}
