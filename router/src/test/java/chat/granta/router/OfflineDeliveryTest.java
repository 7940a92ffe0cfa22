package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.chat;
import static chat.granta.router.Stage.presence;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Origins;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.AccountChanged;
import chat.granta.bus.wire.Envelope.BodyCase;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HomeTicked;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A home and offline storage: what is asked for when, what waits for it, and what comes back (XEP-0160). */
class OfflineDeliveryTest {
    private static final Jid PHONE = JULIET.withResource("phone");
    private static final long LATER = 1_790_000_000_000L + 60_000;

    private final Stage stage = new Stage();
    private final ArchiveBench archive = new ArchiveBench(stage);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void newMessagesWaitForTheEndOfTheOldOnes() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        SessionAddress juliet = stage.connected(PHONE, 2);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        OfflineMessage old = archive.stored().getMessage();
        stage.bench.archiveServiceIsAway();
        stage.bench.send(juliet, presence(PHONE, 0));
        assertThat(stage.bench.archived()).anyMatch(Envelope::hasOfflineFlush);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(archive.received()).isEmpty();
        stage.bench.archiveReply(ArchiveBench.flushed(juliet, old));
        List<String> received = archive.received();
        assertThat(received).hasSize(2);
        assertThat(received.get(0)).contains("<delay xmlns='urn:xmpp:delay' from='localhost' stamp='")
                .contains("id='" + old.getId());
        assertThat(received.get(1)).doesNotContain("delay");
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(archive.received()).hasSize(1);
    }

    /** XEP-0313 section 4.2: they would come behind the IQ's result, which says that there are no more. */
    @Test
    void resultsOfARoomsArchiveDoNotWait() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.archiveServiceIsAway();
        stage.online(PHONE, 2, 0);
        stage.bench.send(romeo, new Message(ROMEO, PHONE, null, Message.Type.NORMAL, null,
                Payload.of(Element.named("urn:xmpp:mam:2", "result").build())));
        assertThat(archive.received()).singleElement().asString().contains("urn:xmpp:mam:2");
    }

    @Test
    void theyDoNotWaitForLong() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.archiveServiceIsAway();
        stage.online(PHONE, 2, 0);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(archive.received()).isEmpty();
        stage.bench.put(Envelope.newBuilder().setOrigin(Origins.service("home-0", 1)).setTime(LATER)
                .setHomeTicked(HomeTicked.getDefaultInstance()).build().toByteArray());
        assertThat(archive.received()).hasSize(1);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(archive.received()).hasSize(1);
    }

    @Test
    void tenSecondsAreTenSeconds() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.archiveServiceIsAway();
        stage.online(PHONE, 2, 0);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        stage.bench.pass(Duration.ofSeconds(9));
        assertThat(archive.received()).isEmpty();
        stage.bench.pass(Duration.ofSeconds(3));
        assertThat(archive.received()).hasSize(1);
    }

    @Test
    void whoHasNothingStoredWaitsForNothing() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.close(stage.online(PHONE, 2, 0), PHONE);
        stage.bench.archiveServiceIsAway();
        stage.bench.archived();
        stage.online(PHONE, 3, 0);
        assertThat(stage.bench.archived()).noneMatch(Envelope::hasOfflineFlush);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(archive.received()).hasSize(1);
    }

    @Test
    void whatIsStoredIsAskedForAgain() {
        stage.bench.account(JULIET.toString(), AccountChanged.State.ACTIVE, 1);
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.close(stage.online(PHONE, 2, 0), PHONE);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        stage.bench.archiveServiceIsAway();
        stage.online(PHONE, 3, 0);
        assertThat(archive.flush()).isNotEmpty();
    }

    @Test
    void whatIsStoredBehindAFlushIsAskedForAgain() {
        stage.bench.account(JULIET.toString(), AccountChanged.State.ACTIVE, 1);
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.archiveServiceIsAway();
        stage.bench.close(stage.online(PHONE, 2, 0), PHONE);
        String flush = archive.flush();
        stage.bench.tick(1);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        archive.stored();
        stage.bench.archiveReply(ArchiveBench.ended(flush));
        stage.online(PHONE, 3, 0);
        assertThat(archive.flush()).isNotEqualTo(flush);
    }

    @Test
    void afterAFlushThatHasFailedTheNextOneTriesAgain() {
        stage.bench.archiveServiceIsAway();
        SessionAddress juliet = stage.online(PHONE, 2, 0);
        archive.flush();
        stage.bench.archiveReply(ArchiveBench.ended(""));
        stage.bench.close(juliet, PHONE);
        stage.online(PHONE, 3, 0);
        assertThat(archive.flush()).isNotEmpty();
    }

    @Test
    void theEndOfAnEarlierFlushIsNotTheEnd() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.archiveServiceIsAway();
        stage.bench.close(stage.online(PHONE, 2, 0), PHONE);
        String first = archive.flush();
        stage.online(PHONE, 3, 0);
        String second = archive.flush();
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        stage.bench.archiveReply(ArchiveBench.ended(first));
        assertThat(archive.received()).isEmpty();
        stage.bench.archiveReply(ArchiveBench.ended(second));
        assertThat(archive.received()).hasSize(1);
    }

    @Test
    void nothingIsKnownOfAnAccountThatWasCancelled() {
        stage.bench.close(stage.online(PHONE, 2, 0), PHONE);
        stage.bench.account(JULIET.toString(), AccountChanged.State.CANCELLED, 1);
        stage.bench.account(JULIET.toString(), AccountChanged.State.CREATED, 2);
        stage.bench.archiveServiceIsAway();
        stage.online(PHONE, 3, 0);
        assertThat(archive.flush()).isNotEmpty();
    }

    @Test
    void aCancelledAccountsMessagesAreDeletedAndWhatWaitsForItIsRefused() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.account(JULIET.toString(), AccountChanged.State.ACTIVE, 1);
        stage.bench.archiveServiceIsAway();
        SessionAddress juliet = stage.online(PHONE, 2, 0);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        stage.bench.archived();
        archive.received();

        stage.bench.account(JULIET.toString(), AccountChanged.State.CANCELLED, 2);
        assertThat(stage.bench.archived()).extracting(Envelope::getBodyCase)
                .containsExactlyInAnyOrder(BodyCase.ARCHIVE_DELETION, BodyCase.OFFLINE_DELETION);
        assertThat(archive.received()).singleElement().asString().contains("<error ");

        stage.bench.archiveReply(ArchiveBench.flushed(juliet, OfflineMessage.newBuilder().setId("old")
                .setStanza(StanzaCodec.toWire(chat(ROMEO, JULIET))).build()));
        stage.bench.account(JULIET.toString(), AccountChanged.State.CREATED, 3);
        stage.online(PHONE, 3, 0);
        assertThat(archive.received()).as("what was on its way to the one before").isEmpty();
        assertThat(stage.bench.archived()).noneMatch(Envelope::hasOfflineStored);
    }

    @Test
    void whatComesForWhoHasGoneIsStoredAgainUnderItsOldPlace() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        SessionAddress juliet = stage.connected(PHONE, 2);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        OfflineMessage old = archive.stored().getMessage();
        stage.bench.archiveServiceIsAway();
        stage.bench.send(juliet, presence(PHONE, 0));
        stage.bench.close(juliet, PHONE);
        stage.bench.archived();
        stage.bench.archiveReply(ArchiveBench.flushed(juliet, old));
        List<Envelope> told = stage.bench.archived();
        assertThat(ArchiveBench.stored(told).getMessage()).isEqualTo(old);
        assertThat(told).as("it is in the archive already").noneMatch(Envelope::hasArchiveEntry);
        assertThat(archive.received()).isEmpty();
    }

    @Test
    void anotherDeviceGetsWhatTheFirstHasLeft() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        SessionAddress juliet = stage.connected(PHONE, 2);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        OfflineMessage old = archive.stored().getMessage();
        stage.bench.archiveServiceIsAway();
        stage.bench.send(juliet, presence(PHONE, 0));
        stage.online(JULIET.withResource("desk"), 3, 0);
        stage.bench.close(juliet, PHONE);
        archive.received();
        stage.bench.archiveReply(ArchiveBench.flushed(juliet, old));
        assertThat(archive.received()).hasSize(1);
    }
}
