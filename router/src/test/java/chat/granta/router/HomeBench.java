package chat.granta.router;

import chat.granta.bus.HomePartition;
import chat.granta.bus.Origins;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.AccountChanged;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.BindRequested;
import chat.granta.bus.wire.Capabilities;
import chat.granta.bus.wire.DeadLetter;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.Outbound;
import chat.granta.bus.wire.PartitionAdopted;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.bus.wire.SessionClosed;
import chat.granta.homes.HomeTopology;
import chat.granta.homes.RecordLogic;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.router.home.HomeSettings;
import chat.granta.router.home.IqFromStrangers;
import chat.granta.router.home.Turn;
import chat.granta.router.server.ContactAddresses;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * One home partition on the bench: records go in as gateways write them, what is written to {@code xmpp.user} comes in
 * again, and what connections and operators would see is collected.
 */
public final class HomeBench implements AutoCloseable {
    public static final String DOMAIN = "localhost";
    private static final String PASSWORD_PAGE = "https://password.example/";
    /** When everything begins. */
    private static final long START = 1_790_000_000_000L;
    public static final Capabilities SERVER = Capabilities.newBuilder().setNode("urn:example:server").setHash("sha-1")
            .setVer("ver").build();
    private static final ByteString TOPIC_ID = ByteString.copyFrom(new byte[16]);
    private static final ByteString ARCHIVE_TOPIC_ID = ByteString
            .copyFrom(new byte[]{2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2});
    private static final ByteString ROSTER_TOPIC_ID = ByteString
            .copyFrom(new byte[]{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                    1, 1, 1});

    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> user;
    private final TestOutputTopic<byte[], byte[]> home;
    private final TestOutputTopic<byte[], byte[]> delivery;
    private final TestOutputTopic<byte[], byte[]> deadLetters;
    private final TestOutputTopic<byte[], byte[]> roster;
    private final TestOutputTopic<byte[], byte[]> archive;
    private final TestOutputTopic<byte[], byte[]> remote;
    private final Map<String, PolicyChange> policies = new HashMap<>();
    private final List<RosterRequest> asked = new ArrayList<>();
    private final List<Envelope> archived = new ArrayList<>();
    private boolean tellsPolicies = true;
    private long now = START;
    private boolean tellsFlushes = true;
    private long replies;
    private long archiveReplies;
    private final Map<SessionAddress, Long> sequences = new HashMap<>();

    HomeBench(RouterFeatures features) {
        this(new HomeLogic(features.handlers()), features);
    }

    HomeBench(RecordLogic<Turn> logic, RouterFeatures features) {
        this(logic, features, settings(false, IqFromStrangers.REFUSE));
    }

    HomeBench(RecordLogic<Turn> logic, RouterFeatures features, HomeSettings settings) {
        driver = new TopologyTestDriver(
                HomeTopology.build(RouterHomes.of(settings, 1, logic, features), TOPIC_ID,
                        new SimpleMeterRegistry(), true),
                new Properties(), Instant.ofEpochMilli(now));
        user = driver.createInputTopic(Topics.USER, new ByteArraySerializer(), new ByteArraySerializer());
        home = output(Topics.USER);
        delivery = output(Topics.DELIVERY);
        deadLetters = output(Topics.DEAD_LETTER);
        roster = output(Topics.ROSTER);
        archive = output(Topics.ARCHIVE);
        remote = output(Topics.REMOTE);
    }

    /** @param federates whether what is for other domains goes to their servers */
    static HomeSettings settings(boolean federates, IqFromStrangers strangers) {
        return new HomeSettings(DOMAIN, 3, federates, SERVER, strangers);
    }

    /** What the router does in these tests, and some features more. */
    static RouterFeatures features(ContactAddresses contacts, Feature... more) {
        return new RouterFeatures(DOMAIN, 1, "test", PASSWORD_PAGE, contacts, List.of(more));
    }

    /** From now on roster-service does not answer when it is asked for a policy; the questions are among {@link #asked}. */
    public void rosterServiceIsAway() {
        tellsPolicies = false;
    }

    /** What roster-service tells when it is asked for this account's policy; before, an empty one. */
    public void policy(Jid account, PolicyChange.Builder policy) {
        policies.put(account.toString(), policy.setVersion(1).build());
    }

    /** What roster-service was asked since the last call, policies apart while it tells them. */
    public List<RosterRequest> asked() {
        List<RosterRequest> all = List.copyOf(asked);
        asked.clear();
        return all;
    }

    /** roster-service says something. */
    public void reply(RosterReply.Builder reply) {
        put(Envelope.newBuilder().setOrigin(Origins.derived(ROSTER_TOPIC_ID, 0, replies++, 0)).setRosterReply(reply)
                .build().toByteArray());
    }

    /** What archive-service was told since the last call; flushes apart while it has nothing stored. */
    public List<Envelope> archived() {
        List<Envelope> all = List.copyOf(archived);
        archived.clear();
        return all;
    }

    /** From now on archive-service does not answer when it is asked for offline messages. */
    public void archiveServiceIsAway() {
        tellsFlushes = false;
    }

    /** archive-service says something. */
    public void archiveReply(ArchiveReply.Builder reply) {
        put(Envelope.newBuilder().setOrigin(Origins.derived(ARCHIVE_TOPIC_ID, 0, archiveReplies++, 0)).setTime(now)
                .setArchiveReply(reply).build().toByteArray());
    }

    private void playArchiveService() {
        while (!archive.isEmpty()) {
            Envelope told = envelope(archive.readValue());
            for (Envelope one : told.hasBatch() ? told.getBatch().getPartsList() : List.of(told)) {
                if (one.hasOfflineFlush() && tellsFlushes) {
                    archiveReply(ArchiveReply.newBuilder().setAccount(one.getOfflineFlush().getAccount())
                            .setSession(one.getOfflineFlush().getSession()).setFlushEnded(true));
                } else {
                    archived.add(one.toBuilder().setOrigin(told.getOrigin()).setTime(told.getTime()).build());
                }
            }
        }
    }

    private void playRosterService() {
        while (!roster.isEmpty()) {
            RosterRequest request = envelope(roster.readValue()).getRosterRequest();
            if (request.hasStanza() || request.getAccountCancelled() || !tellsPolicies) {
                asked.add(request);
            } else {
                reply(RosterReply.newBuilder().setAccount(request.getAccount())
                        .setPolicy(policies.getOrDefault(request.getAccount(),
                                PolicyChange.newBuilder().setVersion(1).build())));
            }
        }
    }

    /** Time passes, by this many ticks of a minute. */
    public void tick(int times) {
        for (int i = 0; i < times; i++) {
            pass(Duration.ofMinutes(1));
        }
    }

    /** Time passes; a tick comes with each minute. */
    public void pass(Duration time) {
        now += time.toMillis();
        driver.advanceWallClockTime(time);
        playRosterService();
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A client asks for a resource. */
    public SessionAddress bind(String account, String resource, long connection) {
        var address = new SessionAddress(HomePartition.of(account, 1), 10, connection);
        next(address, Envelope.newBuilder()
                .setBindRequested(BindRequested.newBuilder().setAccount(account).setResource(resource)));
        return address;
    }

    /** A client sends a stanza. */
    public void send(SessionAddress session, Stanza stanza) {
        next(session, Envelope.newBuilder().setOutbound(Outbound.newBuilder().setStanza(StanzaCodec.toWire(stanza))));
    }

    /** A client's stream ends. */
    public void close(SessionAddress session, Jid account) {
        next(session, Envelope.newBuilder()
                .setSessionClosed(SessionClosed.newBuilder().setAccount(account.bare().toString())));
    }

    /** Another home sends a stanza here. */
    public void fromAnotherHome(long offset, int index, Stanza stanza) {
        put(Envelope.newBuilder().setOrigin(Origins.derived(TOPIC_ID, 1, offset, index)).setTime(now)
                .setInbound(Inbound.newBuilder().setStanza(StanzaCodec.toWire(stanza))).build().toByteArray());
    }

    /** A gateway takes a delivery partition over. */
    public void adopt(int partition, long tenure) {
        put(Envelope.newBuilder().setOrigin(Origins.gateway(partition, tenure)).setTime(now)
                .setPartitionAdopted(PartitionAdopted.getDefaultInstance()).build().toByteArray());
    }

    /** auth-service says something of an account. */
    public void account(String account, AccountChanged.State state, long number) {
        put(Envelope.newBuilder().setOrigin(Origins.service("auth-service", number))
                .setAccountChanged(AccountChanged.newBuilder().setAccount(account).setState(state)).build()
                .toByteArray());
    }

    /** What was delivered to a session comes back: the stanza of that number, or the end. */
    public void handOver(SessionAddress session, long number, Envelope.Builder envelope) {
        put(envelope.setOrigin(Origins.handover(session, number)).setTime(now).build().toByteArray());
    }

    /** The session's next record. */
    public void next(SessionAddress session, Envelope.Builder envelope) {
        long sequence = sequences.merge(session, 1L, Long::sum);
        put(envelope.setOrigin(Origins.session(session, sequence)).setTime(now).build().toByteArray());
    }

    /** Any record at all. */
    public void put(byte[] record) {
        user.pipeInput(record);
        playRosterService();
        playArchiveService();
    }

    /** What was written to connections since the last call. The driver brings xmpp.user's records round by itself. */
    public List<Envelope> delivered() {
        List<Envelope> all = new ArrayList<>();
        delivery.readValuesToList().forEach(value -> {
            Envelope envelope = envelope(value);
            all.addAll(envelope.hasBatch() ? envelope.getBatch().getPartsList() : List.of(envelope));
        });
        return all;
    }

    /** What was written for other servers since the last call. */
    public List<Inbound> toOtherServers() {
        List<Inbound> all = new ArrayList<>();
        remote.readValuesToList().forEach(value -> {
            Envelope envelope = envelope(value);
            (envelope.hasBatch() ? envelope.getBatch().getPartsList() : List.of(envelope))
                    .forEach(part -> all.add(part.getInbound()));
        });
        return all;
    }

    /** What was written to homes since the last call. */
    public List<byte[]> toHomes() {
        return home.readValuesToList();
    }

    public List<DeadLetter> parked() {
        List<DeadLetter> all = new ArrayList<>();
        for (byte[] value : deadLetters.readValuesToList()) {
            try {
                all.add(DeadLetter.parseFrom(value));
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        }
        return all;
    }

    private static Envelope envelope(byte[] value) {
        try {
            return Envelope.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
