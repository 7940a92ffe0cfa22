package chat.granta.archive.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.archive.ArchiveContext;
import chat.granta.archive.offline.OfflineLimits;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.ArchiveWithdrawal;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfflineQueueTest {
    private static List<String> ids(List<ArchiveReply> replies) {
        return replies.stream().flatMap(reply -> reply.getFlushedList().stream()).map(OfflineMessage::getId).toList();
    }

    @Test
    void messagesAreInTheOrderOfTheirPlacesHoweverLateTheyWereStored() {
        var archive = new TestArchive();
        archive.store("second", 20);
        archive.store("third", 30);
        archive.store("first", 10);
        assertThat(ids(archive.flush())).containsExactly("first", "second", "third");
        assertThat(ids(archive.flush())).isEmpty();
    }

    @Test
    void oneThatComesBackTwiceIsStoredOnce() {
        var archive = new TestArchive();
        archive.store("one", 10);
        archive.store("one", 10);
        assertThat(ids(archive.flush())).containsExactly("one");
    }

    @Test
    void theEndIsSaidEvenWhenThereWasNothing() {
        assertThat(new TestArchive().flush()).singleElement().satisfies(reply -> {
            assertThat(reply.getFlushEnded()).isTrue();
            assertThat(reply.getFlush()).isEqualTo("flush");
            assertThat(reply.getSession()).isEqualTo(TestArchive.PHONE);
        });
    }

    @Test
    void whoSendsToAFullStoreIsToldAndSoIsTheHome() {
        var archive = new TestArchive(new OfflineLimits(1, 1_000_000));
        assertThat(archive.store("one", 1)).isEmpty();
        List<ArchiveReply> refused = archive.store("two", 2);
        assertThat(refused).singleElement().satisfies(reply -> {
            var bounce = reply.getSend(0);
            assertThat(bounce.getTo()).isEqualTo("romeo@example.org/orchard");
            assertThat(bounce.getFrom()).isEqualTo(archive.account.toString());
            assertThat(bounce.getPayload().toStringUtf8()).startsWith("<body>").contains("service-unavailable")
                    .as("the sender has no business to know its id").doesNotContain("stanza-id");
            assertThat(reply.getRefusedList()).containsExactly("two");
        });
        archive.flush();
        assertThat(archive.store("three", 3)).as("there is room again").isEmpty();
    }

    @Test
    void whatTheHomeTakesBackIsNotInTheArchive() {
        var archive = new TestArchive();
        archive.archive("romeo@example.org/orchard", "one", TestArchive.NOON);
        archive.archive("romeo@example.org/orchard", "two", TestArchive.NOON);
        archive.tell(Envelope.newBuilder().setArchiveWithdrawal(
                ArchiveWithdrawal.newBuilder().setAccount(archive.account.toString()).setId("two")), TestArchive.NOON);
        assertThat(ArchiveContext.database().queryForList("select id from archive.message where account = ?",
                String.class, archive.account.toString())).containsExactly("one");
    }

    @Test
    void whatAnEarlierVersionHasWrittenElsewhereIsStored() {
        var archive = new TestArchive();
        archive.tell(TestArchive.stored(archive.account, "one", TestArchive.TOPIC, 1), TestArchive.NOON);
        assertThat(ids(archive.flush())).containsExactly("one");
    }

    @Test
    void bytesAreLimitedToo() {
        var archive = new TestArchive(new OfflineLimits(1000, 100));
        assertThat(archive.store("x".repeat(200), 1)).hasSize(1);
    }

    @Test
    void aLongFlushIsSeveralRepliesOfWhichTheLastSaysSo() {
        var archive = new TestArchive(new OfflineLimits(1000, 10_000_000));
        for (int i = 0; i < 3; i++) {
            archive.store(i + "x".repeat(120_000), i);
        }
        List<ArchiveReply> replies = archive.flush();
        assertThat(replies).extracting(ArchiveReply::getFlushEnded).containsExactly(false, true);
        assertThat(replies).allSatisfy(reply -> assertThat(reply.getSerializedSize()).isLessThan(900_000));
        assertThat(ids(replies)).hasSize(3);
    }
}
