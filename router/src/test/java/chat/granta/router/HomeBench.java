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
import chat.granta.bus.wire.LastItemsWanted;
import chat.granta.bus.wire.Outbound;
import chat.granta.bus.wire.PartitionAdopted;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.bus.wire.SessionClosed;
import chat.granta.bus.wire.TrailEvent;
import chat.granta.homes.HomeKind;
import chat.granta.homes.HomeTopology;
import chat.granta.homes.RecordLogic;
import chat.granta.homes.ReportedKinds;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.router.home.ArchivePreferences;
import chat.granta.router.home.HomeSettings;
import chat.granta.router.home.IqFromStrangers;
import chat.granta.router.home.Turn;
import chat.granta.router.server.ContactAddresses;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.springframework.core.env.StandardEnvironment;

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

    private static final List<String> OUTPUTS = List.of(Topics.USER, Topics.DELIVERY, Topics.DEAD_LETTER, Topics.ROSTER,
            Topics.ARCHIVE, Topics.OFFLINE, Topics.REMOTE, Topics.TRAIL, Topics.ROOM);

    private final HomeKind<Turn> kind;
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> user;
    /** What has been written and not been looked at yet. */
    private final Map<String, Deque<byte[]>> written = new HashMap<>();
    /** Since the last commit: what has come in, and what was written. */
    private final List<byte[]> uncommitted = new ArrayList<>();
    private final Map<String, List<byte[]>> writtenSince = new HashMap<>();
    private Map<String, Map<String, byte[]>> committed = Map.of();
    private long committedOffset;
    private long offset;
    private final Map<String, PolicyChange> policies = new HashMap<>();
    private final List<RosterRequest> asked = new ArrayList<>();
    private final List<LastItemsWanted> lastItemsWanted = new ArrayList<>();
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
        this(logic, features, settings, ReportedKinds.of(new StandardEnvironment()));
    }

    /** @param reported what the audit trail keeps */
    HomeBench(RecordLogic<Turn> logic, RouterFeatures features, HomeSettings settings,
            Set<TrailEvent.Kind> reported) {
        kind = RouterHomes.of(settings, 1, reported, logic, features);
        OUTPUTS.forEach(topic -> written.put(topic, new ArrayDeque<>()));
        open();
        commit();
    }

    /** @param federates whether what is for other domains goes to their servers */
    static HomeSettings settings(boolean federates, IqFromStrangers strangers) {
        return new HomeSettings(DOMAIN, 3, federates, ArchivePreferences.of(ArchivePreferences.Default.ALWAYS), SERVER,
                strangers);
    }

    private void open() {
        driver = new TopologyTestDriver(HomeTopology.build(kind, TOPIC_ID, new SimpleMeterRegistry(), true),
                new Properties(), Instant.ofEpochMilli(now));
        user = driver.createInputTopic(Topics.USER, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Kafka Streams commits: who takes the home over begins here. */
    public void commit() {
        committed = new HashMap<>();
        driver.getAllStateStores().keySet().forEach(name -> {
            Map<String, byte[]> entries = new HashMap<>();
            try (KeyValueIterator<String, byte[]> all = driver.<String, byte[]>getKeyValueStore(name).all()) {
                all.forEachRemaining(entry -> entries.put(entry.key, entry.value));
            }
            committed.put(name, entries);
        });
        committedOffset = offset;
        uncommitted.clear();
        writtenSince.clear();
    }

    /** The router dies, and another takes the home over, which must write the same again. Not after time has passed since the commit. */
    public void takeOver() {
        List<byte[]> again = List.copyOf(uncommitted);
        Map<String, List<byte[]>> before = Map.copyOf(writtenSince);
        driver.close();
        open();
        for (offset = 0; offset < committedOffset; offset++) {
            user.pipeInput(new byte[0]);
        }
        take();
        committed.forEach((name, entries) -> entries
                .forEach((key, value) -> driver.<String, byte[]>getKeyValueStore(name).put(key, value)));
        commit();
        Map<String, List<byte[]>> rewritten = new HashMap<>();
        for (byte[] record : again) {
            uncommitted.add(record);
            offset++;
            user.pipeInput(record);
        }
        take().forEach((topic, values) -> rewritten.computeIfAbsent(topic, _ -> new ArrayList<>()).addAll(values));
        writtenSince.putAll(rewritten);
        if (!hex(rewritten).equals(hex(before))) {
            throw new AssertionError("written again: " + hex(rewritten) + "\nwritten before: " + hex(before));
        }
    }

    private static Map<String, List<String>> hex(Map<String, List<byte[]>> records) {
        Map<String, List<String>> all = new TreeMap<>();
        records.forEach((topic, values) -> all.put(topic, values.stream().map(HexFormat.of()::formatHex).toList()));
        return all;
    }

    /** What has just been written. */
    private Map<String, List<byte[]>> take() {
        Map<String, List<byte[]>> all = new HashMap<>();
        for (String topic : OUTPUTS) {
            List<byte[]> values = driver
                    .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readValuesToList();
            if (!values.isEmpty()) {
                all.put(topic, values);
            }
            if (topic.equals(Topics.USER)) {
                offset += values.size();
            }
        }
        return all;
    }

    private void note() {
        take().forEach((topic, values) -> {
            Objects.requireNonNull(written.get(topic)).addAll(values);
            writtenSince.computeIfAbsent(topic, _ -> new ArrayList<>()).addAll(values);
        });
    }

    private List<byte[]> read(String topic) {
        Deque<byte[]> values = Objects.requireNonNull(written.get(topic));
        List<byte[]> all = List.copyOf(values);
        values.clear();
        return all;
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

    /** For whom roster-service was asked for last items since the last call. */
    public List<LastItemsWanted> lastItemsWanted() {
        List<LastItemsWanted> all = List.copyOf(lastItemsWanted);
        lastItemsWanted.clear();
        return all;
    }

    /** roster-service says something. */
    public void reply(RosterReply.Builder reply) {
        put(Envelope.newBuilder().setOrigin(Origins.derived(ROSTER_TOPIC_ID, 0, replies++, 0)).setTime(now)
                .setRosterReply(reply).build().toByteArray());
    }

    /** roster-service has done something, and says so. */
    public void done(RosterRequest request, RosterReply.Builder reply) {
        reply.setAccount(request.getAccount());
        reply(request.hasNumber() ? reply.setNumber(request.getNumber()) : reply);
    }

    /** roster-service has done something, which changes nothing. */
    public void done(RosterRequest request) {
        done(request, RosterReply.newBuilder());
    }

    /** What archive-service was told since the last call; flushes apart while it has nothing stored. */
    public List<Envelope> archived() {
        List<Envelope> all = List.copyOf(archived);
        archived.clear();
        return all;
    }

    /** From now on archive-service does not answer when it is asked for offline messages; that it is asked is among {@link #archived}. */
    public void archiveServiceIsAway() {
        tellsFlushes = false;
    }

    /** archive-service says something. */
    public void archiveReply(ArchiveReply.Builder reply) {
        put(Envelope.newBuilder().setOrigin(Origins.derived(ARCHIVE_TOPIC_ID, 0, archiveReplies++, 0)).setTime(now)
                .setArchiveReply(reply).build().toByteArray());
    }

    private void playArchiveService() {
        for (byte[] value : Stream.concat(read(Topics.ARCHIVE).stream(), read(Topics.OFFLINE).stream()).toList()) {
            Envelope told = envelope(value);
            for (Envelope one : told.hasBatch() ? told.getBatch().getPartsList() : List.of(told)) {
                if (one.hasOfflineFlush() && tellsFlushes) {
                    archiveReply(ArchiveReply.newBuilder().setAccount(one.getOfflineFlush().getAccount())
                            .setSession(one.getOfflineFlush().getSession()).setFlush(one.getOfflineFlush().getId())
                            .setFlushEnded(true));
                } else {
                    archived.add(one.toBuilder().setOrigin(told.getOrigin()).setTime(told.getTime()).build());
                }
            }
        }
    }

    private void playRosterService() {
        for (byte[] value : read(Topics.ROSTER)) {
            if (envelope(value).hasLastItemsWanted()) {
                lastItemsWanted.add(envelope(value).getLastItemsWanted());
                continue;
            }
            RosterRequest request = envelope(value).getRosterRequest();
            if (request.hasStanza() || request.getAccountCancelled() || !tellsPolicies) {
                asked.add(request);
            } else {
                done(request, RosterReply.newBuilder().setPolicy(policies.getOrDefault(request.getAccount(),
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

    /** The time now, as records have it. */
    public long now() {
        return now;
    }

    /** Time passes; a tick comes with each minute. */
    public void pass(Duration time) {
        now += time.toMillis();
        driver.advanceWallClockTime(time);
        note();
        playRosterService();
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
        account(account, state, number, 0);
    }

    /** @param predecessors how many accounts had its name before it */
    public void account(String account, AccountChanged.State state, long number, int predecessors) {
        put(Envelope.newBuilder().setOrigin(Origins.service("auth-service", number))
                .setAccountChanged(AccountChanged.newBuilder().setAccount(account).setState(state)
                        .setPredecessors(predecessors))
                .build().toByteArray());
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
        uncommitted.add(record);
        offset++;
        user.pipeInput(record);
        note();
        playRosterService();
        playArchiveService();
    }

    /** What was written to connections since the last call, with the time of its record. The driver brings xmpp.user's records round by itself. */
    public List<Envelope> delivered() {
        List<Envelope> all = new ArrayList<>();
        read(Topics.DELIVERY).forEach(value -> {
            Envelope envelope = envelope(value);
            (envelope.hasBatch() ? envelope.getBatch().getPartsList() : List.of(envelope))
                    .forEach(part -> all.add(part.toBuilder().setTime(envelope.getTime()).build()));
        });
        return all;
    }

    /** What was written to homes since the last call. */
    public List<byte[]> toHomes() {
        return read(Topics.USER);
    }

    /** What the audit trail was told since the last call. */
    public List<TrailEvent> reported() {
        return read(Topics.TRAIL).stream().map(HomeBench::envelope)
                .flatMap(envelope -> envelope.hasBatch()
                        ? envelope.getBatch().getPartsList().stream()
                        : Stream.of(envelope))
                .map(Envelope::getTrailEvent).toList();
    }

    /** What was written to homes of rooms since the last call: the parts of each record. */
    public List<List<Envelope>> toRooms() {
        return read(Topics.ROOM).stream().map(HomeBench::envelope)
                .map(envelope -> envelope.hasBatch() ? envelope.getBatch().getPartsList() : List.of(envelope)).toList();
    }

    /** What was written for other servers since the last call. */
    public List<Inbound> toOtherServers() {
        List<Inbound> all = new ArrayList<>();
        read(Topics.REMOTE).forEach(value -> {
            Envelope envelope = envelope(value);
            (envelope.hasBatch() ? envelope.getBatch().getPartsList() : List.of(envelope))
                    .forEach(part -> all.add(part.getInbound()));
        });
        return all;
    }

    public List<DeadLetter> parked() {
        List<DeadLetter> all = new ArrayList<>();
        for (byte[] value : read(Topics.DEAD_LETTER)) {
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
