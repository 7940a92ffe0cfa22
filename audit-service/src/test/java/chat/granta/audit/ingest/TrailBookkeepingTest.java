package chat.granta.audit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditDatabase;
import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventListener;
import chat.granta.audit.event.ReportedMessage.Found;
import chat.granta.audit.trail.TestTrail;
import chat.granta.bus.Origins;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.TopicIds;
import chat.granta.bus.wire.Batch;
import chat.granta.bus.wire.ClientConnection;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.LoginAudited;
import chat.granta.bus.wire.ReportedMessage;
import chat.granta.bus.wire.RoomAdministered;
import chat.granta.bus.wire.TrailEvent;
import chat.granta.ledger.Batches;
import chat.granta.ledger.InputRecord;
import chat.granta.ledger.OwnedPartition;
import chat.granta.ledger.store.InputPartition;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records of the log become events, each once. */
class TrailBookkeepingTest {
    private static final UUID USER = UUID.randomUUID();

    private final TestTrail trail = new TestTrail();
    private final Batches batches = new Batches(IngestConfiguration.ACTS, new TrailBookkeeping(trail.trail, List.of()),
            AuditDatabase.asService(), TestTrail.transaction(), new SimpleMeterRegistry());
    private final InputPartition input = new InputPartition(UUID.randomUUID(), 0);
    private OwnedPartition partition = new OwnedPartition(input, batches.read(input));
    private long offset;

    @Test
    void whatAHomeReportsIsAnEventWithAllItsColumns() {
        take(reported(1, TrailEvent.newBuilder().setKind(TrailEvent.Kind.MESSAGE).setWho("romeo@example.org/orchard")
                .setWhom("juliet@example.org/balcony").setType("chat").setId("m1").setArchiveId("a1").setSize(42)
                .setOutcome("refused").setReason("blocked")));

        assertThat(rows()).singleElement().satisfies(row -> assertThat(row).containsAllEntriesOf(Map.ofEntries(
                Map.entry("kind", "message"), Map.entry("account", "romeo@example.org"),
                Map.entry("resource", "orchard"), Map.entry("peer", "juliet@example.org"),
                Map.entry("peer_resource", "balcony"), Map.entry("type", "chat"), Map.entry("id", "m1"),
                Map.entry("archive_id", "a1"), Map.entry("size", 42), Map.entry("outcome", "refused"),
                Map.entry("reason", "blocked"))));
    }

    @Test
    void whatCameInOneRecordIsAsManyEvents() {
        take(Envelope.newBuilder().setOrigin(Origins.derived(TopicIds.toWire(USER), 0, 1, 0))
                .setTime(TestTrail.NOON.toEpochMilli()).setBatch(Batch.newBuilder().addParts(part("m1"))
                        .addParts(part("m2"))));

        assertThat(rows()).extracting(row -> row.get("id")).containsExactly("m1", "m2");
    }

    @Test
    void aRecordThatAHomeWritesOnceMoreAfterACrashIsNoOtherEvent() {
        take(reported(1, TrailEvent.newBuilder().setId("m1")), reported(2, TrailEvent.newBuilder().setId("m2")));
        partition = new OwnedPartition(input, batches.read(input));
        take(reported(1, TrailEvent.newBuilder().setId("m1")), reported(2, TrailEvent.newBuilder().setId("m2")),
                reported(3, TrailEvent.newBuilder().setId("m3")));

        assertThat(rows()).extracting(row -> row.get("id")).containsExactly("m1", "m2", "m3");
        assertThat(trail.findings()).isEmpty();
    }

    @Test
    void whoWasTakenForDeadAddsNothing() {
        OwnedPartition old = partition;
        partition = new OwnedPartition(input, batches.read(input));
        take(reported(1, TrailEvent.newBuilder().setId("m1")));

        var late = batches.handle(List.of(new Batches.Part(old,
                List.of(record(0, reported(1, TrailEvent.newBuilder().setId("m1")))))));

        assertThat(late.fenced()).containsExactly(old);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void loginsSayWhereFromAndHow() {
        take(Envelope.newBuilder().setTime(TestTrail.NOON.toEpochMilli()).setLoginAudited(LoginAudited.newBuilder()
                .setAccount("romeo@example.org").setMechanism("SCRAM-SHA-256").setAddress("2001:db8:0:0:0:0:0:1:50000")
                .setTls("TLSv1.3").setSuccess(true)));
        take(Envelope.newBuilder().setTime(TestTrail.NOON.toEpochMilli()).setLoginAudited(LoginAudited.newBuilder()
                .setMechanism("PLAIN").setAddress("192.0.2.1:4000").setReason("malformed-request: no")));

        assertThat(rows()).extracting(row -> row.get("kind"), row -> row.get("account"), row -> row.get("address"),
                row -> row.get("detail"), row -> row.get("reason")).containsExactly(
                        org.assertj.core.groups.Tuple.tuple("login", "romeo@example.org", "2001:db8:0:0:0:0:0:1",
                                "{\"mechanism\":\"SCRAM-SHA-256\",\"tls\":\"TLSv1.3\",\"port\":\"50000\"}", null),
                        org.assertj.core.groups.Tuple.tuple("login-failure", null, "192.0.2.1",
                                "{\"mechanism\":\"PLAIN\",\"port\":\"4000\"}", "malformed-request: no"));
    }

    /** So that it is found, and erased, with the account. */
    @Test
    void aRoomThatHasLostItsOwnerSaysWhoThatWas() {
        take(Envelope.newBuilder().setOrigin(Origins.derived(TopicIds.toWire(USER), 3, 7, 0))
                .setTime(TestTrail.NOON.toEpochMilli()).setRoomAdministered(RoomAdministered.newBuilder()
                        .setOperator("group.example.org").setAct("owner-removed").setRoom("orchard@group.example.org")
                        .setWhom("romeo@example.org")));
        assertThat(rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("kind", "administration")
                .containsEntry("account", "group.example.org").containsEntry("peer", "romeo@example.org")
                .containsEntry("room", "orchard@group.example.org").containsEntry("type", "owner-removed"));
    }

    @Test
    void aSessionSaysWhereItsClientIs() {
        take(reported(1, TrailEvent.newBuilder().setKind(TrailEvent.Kind.SESSION_START)
                .setWho("romeo@example.org/orchard")
                .setConnection(ClientConnection.newBuilder().setAddress("192.0.2.1").setTls("TLSv1.3"))));

        assertThat(rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("address", "192.0.2.1")
                .containsEntry("detail", "{\"tls\":\"TLSv1.3\"}").containsEntry("size", null));
    }

    @Test
    void whatIsSaidInARoomIsAnEvent() {
        take(reported(1, TrailEvent.newBuilder().setKind(TrailEvent.Kind.ROOM_MESSAGE)
                .setWho("romeo@example.org/orchard").setRoom("garden@group.example.org").setType("groupchat")
                .setId("m1").setArchiveId("a1").setSize(42).setOutcome("delivered")));
        take(reported(2, TrailEvent.newBuilder().setKind(TrailEvent.Kind.ROOM_MESSAGE)
                .setWho("mercutio@example.org/square").setRoom("garden@group.example.org").setSize(7)
                .setOutcome("refused").setReason("not-acceptable")));

        assertThat(rows()).extracting(row -> row.get("kind")).containsOnly("room-message");
        assertThat(rows().getFirst()).containsAllEntriesOf(Map.of("account", "romeo@example.org", "resource", "orchard",
                "room", "garden@group.example.org", "type", "groupchat", "id", "m1", "archive_id", "a1", "size", 42,
                "outcome", "delivered"));
        assertThat(rows().getLast()).containsAllEntriesOf(
                Map.of("account", "mercutio@example.org", "outcome", "refused", "reason", "not-acceptable"))
                .containsEntry("peer", null);
    }

    @Test
    void whoEntersARoomAndLeavesItAreEvents() {
        take(reported(1, TrailEvent.newBuilder().setKind(TrailEvent.Kind.ROOM_JOIN).setWho("romeo@example.org/orchard")
                .setRoom("garden@group.example.org").setNickname("Montague").setOutcome("entered")));
        take(reported(2, TrailEvent.newBuilder().setKind(TrailEvent.Kind.ROOM_LEAVE)
                .setWho("romeo@example.org/orchard").setRoom("garden@group.example.org").setNickname("Montague")
                .setReason("kicked")));

        assertThat(rows()).extracting(row -> row.get("kind")).containsExactly("room-join", "room-leave");
        assertThat(rows()).allSatisfy(row -> assertThat(row).containsEntry("account", "romeo@example.org")
                .containsEntry("resource", "orchard").containsEntry("room", "garden@group.example.org")
                .containsEntry("detail", "{\"nickname\":\"Montague\"}").containsEntry("size", null));
        assertThat(rows().getFirst()).containsEntry("outcome", "entered");
        assertThat(rows().getLast()).containsEntry("reason", "kicked");
    }

    @Test
    void whoAsksToSeeAnothersPresenceIsAnEvent() {
        take(reported(1, TrailEvent.newBuilder().setKind(TrailEvent.Kind.SUBSCRIPTION).setWho("romeo@example.org")
                .setWhom("juliet@example.org").setType("subscribe")));

        assertThat(rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("kind", "subscription")
                .containsEntry("account", "romeo@example.org").containsEntry("peer", "juliet@example.org")
                .containsEntry("type", "subscribe").containsEntry("size", null));
    }

    /** A kind that this table forgets would be parked, and nobody would miss it. */
    @ParameterizedTest
    @EnumSource(value = TrailEvent.Kind.class, names = "UNRECOGNIZED", mode = EnumSource.Mode.EXCLUDE)
    void eachKindThatHomesReportIsAnEventOfTheSameName(TrailEvent.Kind kind) {
        take(reported(1, TrailEvent.newBuilder().setKind(kind).setWho("romeo@example.org")));

        assertThat(rows()).singleElement().extracting(row -> row.get("kind"))
                .isEqualTo(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** XEP-0377: in the case, and not in the trail, which has no bodies. */
    @Test
    void aMessageThatIsReportedIsShownOnceAndIsNoEvent() {
        List<chat.granta.audit.event.ReportedMessage> shown = new ArrayList<>();
        var listening = new Batches(IngestConfiguration.TRAIL, new TrailBookkeeping(trail.trail,
                List.of(new EventListener() {
                    @Override
                    public void recorded(List<Event> events) {
                        throw new AssertionError("no event");
                    }

                    @Override
                    public void shown(List<chat.granta.audit.event.ReportedMessage> messages) {
                        shown.addAll(messages);
                    }
                })), AuditDatabase.asService(), TestTrail.transaction(), new SimpleMeterRegistry());
        Envelope.Builder told = Envelope.newBuilder().setOrigin(Origins.derived(TopicIds.toWire(USER), 0, 9, 0))
                .setTime(TestTrail.NOON.toEpochMilli()).setReportedMessage(ReportedMessage.newBuilder()
                        .setAccount("juliet@example.org").setReported("romeo@example.org/orchard").setReason("r:1")
                        .setId("a1").setSent(TestTrail.NOON.minusSeconds(60).toEpochMilli())
                        .setStanza(StanzaCodec.toWire(new Message(Jid.parse("romeo@example.org/orchard"),
                                Jid.parse("juliet@example.org"), "m1", Message.Type.CHAT, null,
                                Payload.of(Element.named("jabber:client", "body").text("<fool>").build())))));
        for (int i = 0; i < 2; i++) {
            var again = new OwnedPartition(input, listening.read(input));
            listening.handle(List.of(new Batches.Part(again, List.of(record(offset++, told)))));
        }

        assertThat(shown).containsExactly(new chat.granta.audit.event.ReportedMessage(TestTrail.NOON,
                "juliet@example.org", "romeo@example.org", "r:1", "a1", Found.SHOWN, TestTrail.NOON.minusSeconds(60),
                "<message xmlns=\"jabber:client\" from=\"romeo@example.org/orchard\" to=\"juliet@example.org\" "
                        + "type=\"chat\" id=\"m1\"><body>&lt;fool&gt;</body></message>"));
        assertThat(rows()).isEmpty();
    }

    private static Envelope.Builder part(String id) {
        return Envelope.newBuilder().setTrailEvent(TrailEvent.newBuilder().setWho("romeo@example.org").setId(id));
    }

    private static Envelope.Builder reported(long home, TrailEvent.Builder event) {
        return Envelope.newBuilder().setOrigin(Origins.derived(TopicIds.toWire(USER), 0, home, 0))
                .setTime(TestTrail.NOON.toEpochMilli()).setTrailEvent(event);
    }

    private void take(Envelope.Builder... envelopes) {
        batches.handle(List.of(new Batches.Part(partition,
                java.util.stream.Stream.of(envelopes).map(envelope -> record(offset++, envelope)).toList())));
    }

    private InputRecord record(long at, Envelope.Builder envelope) {
        return new InputRecord(input, at, null, envelope.build().toByteArray());
    }

    private static List<Map<String, Object>> rows() {
        return AuditDatabase.asService().queryForList("select * from audit.event order by term, number");
    }
}
