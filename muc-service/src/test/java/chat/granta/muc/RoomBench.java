package chat.granta.muc;

import chat.granta.bus.Origins;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.AccountRemoved;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.RoomAdministered;
import chat.granta.bus.wire.RoomListed;
import chat.granta.bus.wire.RoomMoved;
import chat.granta.bus.wire.RoomState;
import chat.granta.homes.HomeTopology;
import chat.granta.homes.ReportedKinds;
import chat.granta.homes.servers.WatchedServers;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.owner.DefaultConfiguration;
import chat.granta.muc.policy.NamePolicy;
import chat.granta.muc.policy.NameRule;
import chat.granta.muc.room.RoomSettings;
import chat.granta.muc.traffic.CalmPresence;
import chat.granta.muc.traffic.CalmRooms;
import chat.granta.muc.traffic.TrafficLimits;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.springframework.core.env.StandardEnvironment;

/** A home of rooms on the bench: stanzas go in, what users would see is collected, and a map stands for the database. */
final class RoomBench implements AutoCloseable {
    static final Jid SERVICE = Jid.parse("group.localhost");
    static final Jid ROOM = Jid.parse("coven@group.localhost");
    static final Jid OPERATOR = Jid.parse("root@localhost/desk");
    private static final ByteString TOPIC_ID = ByteString.copyFrom(new byte[16]);
    static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

    /** What somebody would see: a stanza with its addressee. */
    record Seen(Jid to, Stanza stanza) {
        /** For example {@code presence unavailable coven@group.localhost/hag}, with the status codes behind it. */
        @Override
        public String toString() {
            var text = new StringBuilder(to.toString()).append(": ").append(stanza.name());
            if (stanza.wireType() != null) {
                text.append(' ').append(stanza.wireType());
            }
            text.append(' ').append(stanza.from());
            for (Element element : stanza.payload().elements()) {
                if (element.name().namespace().equals(RoomExtension.USER)) {
                    element.children().stream().filter(child -> child.name().localName().equals("status"))
                            .forEach(status -> text.append(' ').append(status.attribute("code")));
                }
                if (element.name().localName().equals("error")) {
                    text.append(' ').append(element.children().getFirst().name().localName());
                }
                if (element.name().localName().equals("body")) {
                    text.append(" \"").append(element.text()).append('"');
                }
            }
            return text.toString();
        }
    }

    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> rooms;
    private final TestOutputTopic<byte[], byte[]> users;
    private final TestOutputTopic<byte[], byte[]> store;
    private final TestOutputTopic<byte[], byte[]> remote;
    private final TestOutputTopic<byte[], byte[]> components;
    private final TestOutputTopic<byte[], byte[]> archive;
    private final TestOutputTopic<byte[], byte[]> audits;
    private final TestOutputTopic<byte[], byte[]> deadLetters;
    private final BenchDatabase database;
    private final List<Seen> seen = new ArrayList<>();
    private Instant now = START;
    private long records;
    private byte[] last = {};

    RoomBench() {
        this(policy(List.of()));
    }

    /** A policy of these rules, with one operator. */
    static NamePolicy policy(List<NameRule> rules) {
        return new NamePolicy(rules, Set.of("admin"), Set.of(OPERATOR.bare()), DefaultConfiguration.of(), 100, null,
                "registrar@localhost");
    }

    RoomBench(NamePolicy policy) {
        this(policy, new TrafficLimits(0, 0, 0, 0), new CalmRooms(0, Duration.ZERO), 1);
    }

    /** @param userPartitions over how many partitions users' homes are spread */
    RoomBench(NamePolicy policy, TrafficLimits limits, CalmRooms calm, int userPartitions) {
        database = new BenchDatabase(policy);
        driver = new TopologyTestDriver(HomeTopology.build(
                RoomHomes.of(
                        new RoomSettings("group.localhost", "localhost", userPartitions, true,
                                Set.of("mail.localhost")),
                        1, ReportedKinds.of(new StandardEnvironment()), policy, limits, new CalmPresence(calm),
                        new WatchedServers(Duration.ofMinutes(5))),
                TOPIC_ID, new SimpleMeterRegistry(), true), new Properties(), START);
        rooms = driver.createInputTopic(Topics.ROOM, new ByteArraySerializer(), new ByteArraySerializer());
        users = output(Topics.USER);
        store = output(Topics.ROOM_STORE);
        remote = output(Topics.REMOTE);
        components = output(Topics.COMPONENT);
        archive = output(Topics.ARCHIVE);
        audits = output(Topics.AUDIT);
        deadLetters = output(Topics.DEAD_LETTER);
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** What stands for the database. */
    BenchDatabase database() {
        return database;
    }

    /** The database answers all that it has been asked meanwhile. */
    void databaseIsBack() {
        database.comeBack(this::answer);
    }

    void send(Stanza stanza) {
        send(stanza, 0);
    }

    /** @param predecessors how many accounts had the sender's name before the present one */
    void send(Stanza stanza, int predecessors) {
        put(Envelope.newBuilder().setInbound(
                Inbound.newBuilder().setStanza(StanzaCodec.toWire(stanza)).setPredecessors(predecessors)));
    }

    /** A stanza that a gateway has taken some time ago, and that something has held back since. */
    void sendLate(Stanza stanza, Duration ago) {
        put(Envelope.newBuilder().setInbound(Inbound.newBuilder().setStanza(StanzaCodec.toWire(stanza))),
                now.minus(ago));
    }

    private void put(Envelope.Builder envelope) {
        put(envelope, now);
    }

    private void answer(Envelope.Builder envelope) {
        put(envelope, Instant.ofEpochMilli(envelope.getTime()));
    }

    private void put(Envelope.Builder envelope, Instant time) {
        last = envelope.setOrigin(Origins.service("test", ++records)).setTime(time.toEpochMilli()).build()
                .toByteArray();
        rooms.pipeInput(last);
        playDatabase();
    }

    /** A record comes again, as after a crash of who has written it. */
    void repeat(byte[] record) {
        rooms.pipeInput(record);
        playDatabase();
    }

    /**
     * An account has ended.
     *
     * @return the record that says so
     */
    byte[] removed(Jid account) {
        return put(AccountRemoved.newBuilder().setAccount(account.bare().toString()));
    }

    /** The home of a room that has moved here says that an account has ended. */
    void removed(Jid account, Jid room) {
        put(AccountRemoved.newBuilder().setAccount(account.bare().toString()).setRoom(room.toString()));
    }

    private byte[] put(AccountRemoved.Builder removed) {
        put(Envelope.newBuilder().setAccountRemoved(removed));
        return last;
    }

    /** A room comes from another home of rooms. */
    void moves(Jid before, Jid to, RoomState.Builder state) {
        put(Envelope.newBuilder().setRoomMoved(
                RoomMoved.newBuilder().setRoom(to.toString()).setBefore(before.toString()).setState(state)));
    }

    /** The home of a room tells the room service that it is to be found, or is not any more. */
    void list(String room, boolean isRemoved) {
        put(Envelope.newBuilder().setRoomListed(RoomListed.newBuilder().setRoom(room).setRemoved(isRemoved)));
    }

    /** The driver reads what the database has been told, which may answer. */
    private void playDatabase() {
        while (!store.isEmpty()) {
            database.tell(parsed(store.readValue()), this::answer);
        }
    }

    /** Time passes; each ten seconds the home is told. */
    void pass(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
        playDatabase();
    }

    /** What users have been sent since the last call, in order. */
    List<Seen> seen() {
        while (!users.isEmpty()) {
            Envelope envelope = parsed(users.readValue());
            for (Envelope part : envelope.hasBatch() ? envelope.getBatch().getPartsList() : List.of(envelope)) {
                Inbound inbound = part.getInbound();
                Stanza stanza = StanzaCodec.ofWire(inbound.getStanza());
                inbound.getToList().forEach(to -> seen.add(new Seen(Jid.trusted(to), stanza)));
            }
        }
        if (!deadLetters.isEmpty()) {
            throw new AssertionError("a record has been parked");
        }
        List<Seen> all = List.copyOf(seen);
        seen.clear();
        return all;
    }

    /** What has been sent to users since the last call: how many records, and the bytes of the largest. */
    Sizes sizes() {
        int count = 0;
        int most = 0;
        while (!users.isEmpty()) {
            most = Math.max(most, users.readValue().length);
            count++;
        }
        return new Sizes(count, most);
    }

    record Sizes(int records, int mostBytes) {}

    /** What users of other servers have been sent since the last call: stanza with its type, from, to. */
    List<String> toOtherServers() {
        return told(remote);
    }

    /** What users of components have been sent since the last call, likewise. */
    List<String> toComponents() {
        return told(components);
    }

    private static List<String> told(TestOutputTopic<byte[], byte[]> topic) {
        List<String> all = new ArrayList<>();
        while (!topic.isEmpty()) {
            Envelope envelope = parsed(topic.readValue());
            for (Envelope part : envelope.hasBatch() ? envelope.getBatch().getPartsList() : List.of(envelope)) {
                Stanza stanza = StanzaCodec.ofWire(part.getInbound().getStanza());
                String what = stanza.name() + (stanza.wireType() == null ? "" : ":" + stanza.wireType());
                part.getInbound().getToList()
                        .forEach(to -> all.add(what + ' ' + stanza.from() + " -> " + to));
            }
        }
        return all;
    }

    /** The bytes of the largest value in a store. */
    int largestStored(String storeName) {
        int most = 0;
        try (var all = driver.<String, byte[]>getKeyValueStore(storeName).all()) {
            while (all.hasNext()) {
                most = Math.max(most, all.next().value.length);
            }
        }
        return most;
    }

    /** What auditors have been told since the last call. */
    List<RoomAdministered> audited() {
        List<RoomAdministered> all = new ArrayList<>();
        while (!audits.isEmpty()) {
            all.add(parsed(audits.readValue()).getRoomAdministered());
        }
        return all;
    }

    /** The same, as text. */
    List<String> told() {
        return seen().stream().map(Seen::toString).toList();
    }

    /** What archive-service has been told since the last call, in order, each with the time of its record. */
    List<Envelope> archived() {
        List<Envelope> told = new ArrayList<>();
        while (!archive.isEmpty()) {
            Envelope envelope = parsed(archive.readValue());
            List<Envelope> bodies = envelope.hasBatch() ? envelope.getBatch().getPartsList() : List.of(envelope);
            bodies.forEach(body -> told.add(body.toBuilder().setTime(envelope.getTime()).build()));
        }
        return told;
    }

    /** archive-service answers. */
    void answer(ArchiveReply.Builder reply) {
        put(Envelope.newBuilder().setArchiveReply(reply));
    }

    private static Envelope parsed(byte[] bytes) {
        try {
            return Envelope.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
