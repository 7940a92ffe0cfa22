package chat.granta.archive.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.AbuseReported;
import chat.granta.bus.wire.AbuseReported.StanzaId;
import chat.granta.bus.wire.Batch;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.ReportedMessage;
import chat.granta.bus.wire.ReportedMessage.Found;
import chat.granta.ledger.store.OutboxRow;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XEP-0377 section 5: what a report shows of the archive of who reports. */
class ReportedMessagesTest {
    private static final String ROMEO = "romeo@example.org/orchard";

    private final TestArchive archive = new TestArchive();

    @Test
    void aMessageThatIsReportedIsShownToTheAuditAsTheArchiveHasIt() {
        archive.archive(ROMEO, "one", "an insult", TestArchive.NOON);

        List<OutboxRow> rows = archive.rows(report("romeo@example.org", archive.account.toString(), "one"));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.targetTopic()).isEqualTo(Topics.TRAIL);
            assertThat(row.targetPartition()).as("as that of the account's home").isEqualTo(3);
        });
        ReportedMessage shown = shown(rows.getFirst());
        assertThat(shown.getFound()).isEqualTo(Found.SHOWN);
        assertThat(shown.getSent()).isEqualTo(TestArchive.NOON);
        assertThat(shown.getAccount()).isEqualTo(archive.account.toString());
        assertThat(shown.getReported()).isEqualTo("romeo@example.org");
        assertThat(shown.getReason()).isEqualTo("r:1");
        Message message = (Message) StanzaCodec.ofWire(shown.getStanza());
        assertThat(message.from()).isEqualTo(Jid.parse(ROMEO));
        assertThat(new String(message.payload().xml(), StandardCharsets.UTF_8)).contains("an insult");
    }

    /** The client that reports has it already, and one transaction has both. */
    @Test
    void aMessageThatComesJustBeforeTheReportIsShown() {
        List<OutboxRow> rows = archive.rows(Envelope.newBuilder().setBatch(Batch.newBuilder()
                .addParts(TestArchive.entry(archive.account, ROMEO, "one", "an insult"))
                .addParts(report("romeo@example.org", archive.account.toString(), "one"))));

        assertThat(rows).singleElement().extracting(row -> shown(row).getFound()).isEqualTo(Found.SHOWN);
    }

    @Test
    void aMessageThatIsNotThereIsSaidToBeMissing() {
        new TestArchive().archive(ROMEO, "one", "of another archive", TestArchive.NOON);

        assertThat(archive.rows(report("romeo@example.org", archive.account.toString(), "one"))).singleElement()
                .satisfies(row -> {
                    assertThat(shown(row).getFound()).isEqualTo(Found.NOT_THERE);
                    assertThat(shown(row).getId()).isEqualTo("one");
                    assertThat(shown(row).hasStanza()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource({"romeo@example.org, SHOWN", "romeo@example.org/orchard, SHOWN", "example.org, SHOWN",
            "romeo@example.org/elsewhere, WITH_ANOTHER", "mercutio@example.org, WITH_ANOTHER",
            "example.net, WITH_ANOTHER"})
    void whatOthersHaveWrittenIsNotShown(String reported, Found found) {
        archive.archive(ROMEO, "one", "for nobody else", TestArchive.NOON);

        assertThat(archive.rows(report(reported, archive.account.toString(), "one"))).singleElement()
                .satisfies(row -> {
                    assertThat(shown(row).getFound()).isEqualTo(found);
                    assertThat(shown(row).hasStanza()).isEqualTo(found == Found.SHOWN);
                });
    }

    @Test
    void anArchiveOfSomebodyElseIsNotLookedInto() {
        var others = new TestArchive();
        others.archive(ROMEO, "one", "not theirs to show", TestArchive.NOON);

        assertThat(archive.rows(report("romeo@example.org", others.account.toString(), "one"))).isEmpty();
    }

    @Test
    void aMessageIsShownOnceAndOfManyThereAreTheFirst() {
        String[] ids = IntStream.range(0, 100).mapToObj(number -> "m" + number / 2).toArray(String[]::new);

        assertThat(archive.rows(report("romeo@example.org", archive.account.toString(), ids)))
                .extracting(row -> shown(row).getId())
                .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(number -> "m" + number).toList());
    }

    private Envelope.Builder report(String reported, String by, String... ids) {
        var report = AbuseReported.newBuilder().setAccount(archive.account.toString()).setReported(reported)
                .setReason("r:1");
        for (String id : ids) {
            report.addStanzaIds(StanzaId.newBuilder().setBy(by).setId(id));
        }
        return Envelope.newBuilder().setAbuseReported(report);
    }

    private static ReportedMessage shown(OutboxRow row) {
        try {
            return Envelope.parseFrom(row.value()).getReportedMessage();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
