package chat.granta.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.bus.MemoryPositions;
import chat.granta.bus.ReplayRule;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.DeadLetter;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.roster.RosterServiceFixture.Heard;
import chat.granta.roster.log.TestHome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as homes see it, on a real Kafka and a real PostgreSQL. */
class RosterServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path directory;
    private static RosterServiceFixture fixture;
    private final List<Heard> heard = new ArrayList<>();

    @BeforeAll
    static void start() {
        fixture = new RosterServiceFixture(directory);
        fixture.start();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void aHomeGetsThePolicyItAsksFor() {
        Envelope asked = fixture.ask(policyOf("a@example.org"));
        RosterReply reply = awaitRecords(1).getFirst().getRosterReply();
        assertThat(reply.getAccount()).isEqualTo("a@example.org");
        assertThat(reply.getPolicy().getVersion()).isEqualTo(1);
        assertThat(heard.getFirst().envelope().getTime()).isEqualTo(asked.getTime());
    }

    @Test
    void aClientSetsItsRosterAndGetsIt() {
        fixture.ask(iq("g@example.org", Iq.Type.SET,
                "<query xmlns='jabber:iq:roster'><item jid='h@example.org'/></query>"));
        fixture.ask(iq("g@example.org", Iq.Type.GET, "<query xmlns='jabber:iq:roster'/>"));
        List<Envelope> replies = awaitRecords(2);
        assertThat(replies.getFirst().getRosterReply().getPushesCount()).isEqualTo(1);
        assertThat(replies.getLast().getRosterReply().getAnswer().getStanza().getPayload().toStringUtf8())
                .contains("jid='h@example.org'");
    }

    @Test
    void aRecordSentAgainIsAnsweredOnce() {
        Envelope asked = fixture.ask(policyOf("b@example.org"));
        fixture.send("b@example.org", asked.toByteArray());
        fixture.ask(policyOf("b@example.org"));
        assertThat(awaitRecords(2)).extracting(Envelope::getTime).doesNotHaveDuplicates();
    }

    @Test
    void whatCannotBeReadIsParkedAndTheNextOneIsAnswered() throws Exception {
        fixture.send("c@example.org", "rubbish".getBytes(StandardCharsets.UTF_8));
        fixture.ask(policyOf("c@example.org"));
        awaitRecords(2);
        DeadLetter letter = letter();
        assertThat(letter.getService()).isEqualTo("roster-service");
        assertThat(letter.getValue().toStringUtf8()).isEqualTo("rubbish");
        assertThat(replies()).hasSize(1);
    }

    @Test
    void aRequestThatFailsIsAnsweredWithAnErrorAndTheOthersAreNot() throws Exception {
        for (int i = 0; i < 20; i++) {
            fixture.ask(i == 10 ? broken("d@example.org") : policyOf("d@example.org"));
        }
        awaitRecords(21);
        assertThat(replies()).hasSize(20).filteredOn(envelope -> envelope.getRosterReply().hasAnswer()).singleElement()
                .satisfies(envelope -> assertThat(StanzaCodec
                        .ofWire(envelope.getRosterReply().getAnswer().getStanza()).payload().toString())
                        .contains("internal-server-error"));
        assertThat(letter().getReason()).isNotEmpty();
    }

    @Test
    void theDatabaseIsAwayAndNothingIsLost() throws Exception {
        fixture.cutDatabase();
        try {
            for (int i = 0; i < 5; i++) {
                fixture.ask(policyOf("e" + i + "@example.org"));
            }
            await().atMost(PATIENCE).until(() -> !fixture.isReady());
            assertThat(fixture.heard()).isEmpty();
        } finally {
            fixture.mendDatabase();
        }
        assertThat(awaitRecords(5)).allMatch(envelope -> envelope.getRosterReply().hasPolicy());
    }

    @Test
    void instancesComeAndGoAndEveryRequestIsAnsweredOnce() {
        for (int i = 0; i < 150; i++) {
            fixture.ask(policyOf("f" + i + "@example.org"));
            if (i == 50) {
                fixture.start();
            }
            if (i == 100) {
                fixture.stopLast();
            }
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            heard.addAll(fixture.heard());
            // Whoever takes over publishes some a second time, perhaps before the last come.
            assertThat(replies().stream().map(envelope -> envelope.getRosterReply().getAccount()).distinct())
                    .hasSize(150);
        });
        ReplayRule home = new ReplayRule(new MemoryPositions());
        assertThat(replies().stream().filter(envelope -> home.judge(envelope.getOrigin()) == ReplayRule.Verdict.ACCEPT)
                .map(envelope -> envelope.getRosterReply().getAccount())).hasSize(150).doesNotHaveDuplicates();
    }

    private static RosterRequest policyOf(String account) {
        return RosterRequest.newBuilder().setAccount(account).build();
    }

    /** An IQ whose payload is no XML, which no gateway would let through. */
    private static RosterRequest broken(String account) {
        return iq(account, Iq.Type.SET, "<query");
    }

    private static RosterRequest iq(String account, Iq.Type type, String xml) {
        var iq = new Iq(Jid.parse(account + "/phone"), null, "1", type, null,
                new Payload(List.of(new ElementName("jabber:iq:roster", "query")),
                        xml.getBytes(StandardCharsets.UTF_8)));
        return RosterRequest.newBuilder().setAccount(account).setSender(TestHome.PHONE)
                .setStanza(StanzaCodec.toWire(iq)).build();
    }

    private List<Envelope> awaitRecords(int records) {
        await().atMost(PATIENCE).until(() -> heard.addAll(fixture.heard()) && heard.size() >= records
                || heard.size() >= records);
        heard.addAll(fixture.heard());
        assertThat(heard).hasSize(records);
        return replies();
    }

    private List<Envelope> replies() {
        return heard.stream().filter(record -> record.topic().equals(Topics.USER)).map(Heard::envelope).toList();
    }

    private DeadLetter letter() throws Exception {
        return DeadLetter.parseFrom(heard.stream().filter(record -> record.topic().equals(Topics.DEAD_LETTER))
                .findFirst().orElseThrow().value());
    }
}
