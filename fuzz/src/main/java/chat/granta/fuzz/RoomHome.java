package chat.granta.fuzz;

import chat.granta.bus.Origins;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.RoomLoaded;
import chat.granta.homes.HomeTopology;
import chat.granta.homes.servers.WatchedServers;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.muc.RoomHomes;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.owner.DefaultConfiguration;
import chat.granta.muc.policy.NamePolicy;
import chat.granta.muc.room.Affiliated;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomCodec;
import chat.granta.muc.room.RoomSettings;
import chat.granta.muc.traffic.CalmPresence;
import chat.granta.muc.traffic.CalmRooms;
import chat.granta.muc.traffic.TrafficLimits;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** A home of rooms, which judges what a room makes of a stanza. */
final class RoomHome implements AutoCloseable {
    private static final String DOMAIN = "group.example";
    static final Jid OWNER = Jid.parse("owner@example/a");
    static final Jid GUEST = Jid.parse("guest@example/b");
    static final Jid MEMBER = Jid.parse("member@example/c");
    static final Jid OPERATOR = Jid.parse("operator@example/d");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> rooms;
    private final TestOutputTopic<byte[], byte[]> users;
    private final TestOutputTopic<byte[], byte[]> deadLetters;
    private long records;
    private int made;

    RoomHome() {
        var policy = new NamePolicy(List.of(), Set.of(), Set.of(OPERATOR.bare()), DefaultConfiguration.of(), 100, null,
                "");
        var settings = new RoomSettings(DOMAIN, OWNER.domain(), 1, false, Set.of());
        driver = new TopologyTestDriver(HomeTopology.build(
                RoomHomes.of(settings, 1, Set.of(), policy, new TrafficLimits(0, 0, 0, 0),
                        new CalmPresence(new CalmRooms(0, Duration.ZERO)), new WatchedServers(Duration.ZERO)),
                ByteString.copyFrom(new byte[16]), new SimpleMeterRegistry(), true), new Properties(), NOW);
        rooms = driver.createInputTopic(Topics.ROOM, new ByteArraySerializer(), new ByteArraySerializer());
        users = driver.createOutputTopic(Topics.USER, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        deadLetters = driver.createOutputTopic(Topics.DEAD_LETTER, new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    int rooms() {
        return made;
    }

    /** A moderated room that its owner, a member and a guest are in. */
    Jid newRoom() {
        Jid room = Jid.parse("room" + ++made + '@' + DOMAIN);
        for (Jid visitor : List.of(OWNER, MEMBER, GUEST)) {
            put(new Presence(visitor, room.withResource(String.valueOf(visitor.local())), null,
                    Presence.Type.AVAILABLE, null, Payload.of(Element.named(RoomExtension.ENTER, "x").build())));
        }
        put(Envelope.newBuilder().setRoomLoaded(RoomLoaded.newBuilder().setRoom(room.toString())
                .setAsked(NOW.toEpochMilli()).setUsed(NOW.toEpochMilli()).setState(RoomCodec.toWire(state(room)))));
        users.readValuesToList();
        return room;
    }

    private static Room state(Jid room) {
        var configuration = DefaultConfiguration.of().toBuilder().setPersistent(true).setModerated(true).build();
        return Room.made(room, configuration, OWNER.bare(), "salt", NOW).unlocked().with(MEMBER.bare(),
                Affiliated.NOBODY.with(Affiliation.MEMBER, "").withNickname("member"));
    }

    private void put(Stanza stanza) {
        put(Envelope.newBuilder().setInbound(Inbound.newBuilder().setStanza(StanzaCodec.toWire(stanza))));
    }

    private void put(Envelope.Builder envelope) {
        rooms.pipeInput(envelope.setOrigin(Origins.service("fuzz", ++records)).setTime(NOW.toEpochMilli()).build()
                .toByteArray());
    }

    /** Has the room take a stanza, and fails when it makes the wrong thing of it. */
    void take(Stanza stanza) {
        Jid room = Objects.requireNonNull(stanza.to());
        put(stanza);
        if (!deadLetters.isEmpty()) {
            throw new AssertionError("parked: " + stanza);
        }
        long answers = answers(stanza);
        // One that is to be renamed asks another address first.
        boolean isLater = driver.getKeyValueStore("renamings").get(room.toString()) != null;
        if (stanza instanceof Iq && answers != (isLater ? 0 : 1)) {
            throw new AssertionError(answers + " answers to " + stanza);
        }
        byte[] state = driver.<String, byte[]>getKeyValueStore("rooms").get(room.toString());
        if (state != null && new RoomCodec().read(room, state).affiliations().values().stream()
                .noneMatch(one -> one.affiliation() == Affiliation.OWNER)) {
            throw new AssertionError("nobody owns the room after " + stanza);
        }
    }

    private long answers(Stanza stanza) {
        long answers = 0;
        for (byte[] record : users.readValuesToList()) {
            Envelope envelope = parsed(record);
            for (Envelope part : envelope.hasBatch() ? envelope.getBatch().getPartsList() : List.of(envelope)) {
                Stanza said = StanzaCodec.ofWire(part.getInbound().getStanza());
                if (said instanceof Iq iq && !iq.isRequest()
                        && part.getInbound().getToList().contains(String.valueOf(stanza.from()))) {
                    answers++;
                }
            }
        }
        return answers;
    }

    private static Envelope parsed(byte[] record) {
        try {
            return Envelope.parseFrom(record);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a record that cannot be read", e);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
