package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.chat;
import static chat.granta.router.Stage.contact;
import static chat.granta.router.Stage.knows;
import static chat.granta.router.Stage.presence;
import static chat.granta.router.Stage.set;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Origins;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.AccountChanged;
import chat.granta.bus.wire.ArchiveEntry;
import chat.granta.bus.wire.ArchivePreferences.Default;
import chat.granta.bus.wire.ArchivePreferences;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.ArchiveWithdrawal;
import chat.granta.bus.wire.Envelope.BodyCase;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HomeTicked;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.bus.wire.RosterReply;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A home and archive-service: what is told to it, and what waits for the end of offline messages. */
class ArchiveTest {
    private static final Jid PHONE = JULIET.withResource("phone");
    private static final long LATER = 1_790_000_000_000L + 60_000;

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private List<ArchiveEntry> entries() {
        return stage.bench.archived().stream().filter(Envelope::hasArchiveEntry).map(Envelope::getArchiveEntry)
                .toList();
    }

    private OfflineStored stored() {
        return stored(stage.bench.archived());
    }

    private static OfflineStored stored(List<Envelope> told) {
        return told.stream().filter(Envelope::hasOfflineStored).map(Envelope::getOfflineStored).findFirst()
                .orElseThrow();
    }

    /** The flush that archive-service has been asked for. */
    private String flush() {
        return stage.bench.archived().stream().filter(Envelope::hasOfflineFlush)
                .map(envelope -> envelope.getOfflineFlush().getId()).findFirst().orElseThrow();
    }

    private static ArchiveReply.Builder ended(String flush) {
        return ArchiveReply.newBuilder().setAccount(JULIET.toString()).setFlushEnded(true).setFlush(flush);
    }

    /** What the phone has received: the payloads of messages. */
    private List<String> received() {
        List<String> payloads = new ArrayList<>();
        for (Envelope envelope : stage.bench.delivered()) {
            if (envelope.hasDelivery()
                    && StanzaCodec.ofWire(envelope.getDelivery().getStanza()) instanceof Message message) {
                payloads.add(message.payload().toString());
            }
        }
        return payloads;
    }

    private static ArchiveReply.Builder flushed(SessionAddress session, OfflineMessage... messages) {
        return ArchiveReply.newBuilder().setAccount(JULIET.toString()).setSession(session.toWire())
                .addAllFlushed(List.of(messages)).setFlushEnded(true);
    }

    @Test
    void bothSidesArchiveAMessageUnderIdsOfTheirOwn() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.online(PHONE, 2, 0);
        stage.bench.archived();
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        List<ArchiveEntry> entries = entries();
        assertThat(entries).extracting(ArchiveEntry::getAccount).containsExactly("romeo@localhost",
                "juliet@localhost");
        assertThat(entries).extracting(ArchiveEntry::getPeer).containsExactly("juliet@localhost", ROMEO.toString());
        assertThat(entries.get(0).getId()).isNotEqualTo(entries.get(1).getId());
        assertThat(received()).singleElement().asString()
                .contains("by='juliet@localhost' id='" + entries.get(1).getId()).doesNotContain("by='romeo");
    }

    /** Juliet, who is online, has set preferences. */
    private void preferences(ArchivePreferences.Builder wanted) {
        stage.bench.reply(RosterReply.newBuilder().setAccount(JULIET.toString())
                .setPolicy(knows().setPrevious(1).setVersion(2).setArchiving(wanted)));
        stage.bench.archived();
        received();
    }

    @Test
    void whatIsNotArchivedHasNoIdAndArchiveServiceDoesNotHearOfIt() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        SessionAddress juliet = stage.online(PHONE, 2, 0);
        preferences(ArchivePreferences.newBuilder().setByDefault(Default.NEVER));
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(received()).containsExactly("<body>Hi</body>");
        assertThat(entries()).extracting(ArchiveEntry::getAccount).containsExactly("romeo@localhost");
        stage.bench.send(juliet, chat(PHONE, ROMEO));
        assertThat(entries()).extracting(ArchiveEntry::getAccount).containsExactly("romeo@localhost");
    }

    @Test
    void soItIsStoredAndCopied() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        SessionAddress juliet = stage.online(PHONE, 2, -1);
        SessionAddress desk = stage.online(JULIET.withResource("desk"), 3, -1);
        stage.bench.send(desk, set(JULIET.withResource("desk"), "urn:xmpp:carbons:2", "enable"));
        preferences(ArchivePreferences.newBuilder().setByDefault(Default.ALWAYS).addNever(ROMEO.bare().toString()));
        stage.bench.send(juliet, chat(PHONE, ROMEO));
        assertThat(received()).anyMatch(payload -> payload.startsWith("<sent "))
                .noneMatch(payload -> payload.contains("by='juliet"));
        stage.bench.archived();
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(received()).singleElement().asString().startsWith("<received ").doesNotContain("stanza-id");
        List<Envelope> told = stage.bench.archived();
        assertThat(stored(told).getMessage().getStanza().getPayload().toStringUtf8()).isEqualTo("<body>Hi</body>");
        assertThat(told).filteredOn(Envelope::hasArchiveEntry).hasSize(1);
    }

    @Test
    void whoArchivesByRosterArchivesWhoIsInIt() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.online(PHONE, 2, 0);
        preferences(ArchivePreferences.newBuilder().setByDefault(Default.ROSTER));
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(received()).containsExactly("<body>Hi</body>");
        stage.bench.reply(RosterReply.newBuilder().setAccount(JULIET.toString())
                .setPolicy(knows(contact(ROMEO, false, false)).setPrevious(2).setVersion(3)));
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(received()).anyMatch(payload -> payload.contains("by='juliet@localhost'"));
    }

    @Test
    void whatNobodyIsThereToReceiveIsStoredUnderItsPlace() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.connected(PHONE, 2);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        List<Envelope> told = stage.bench.archived();
        OfflineStored stored = stored(told);
        assertThat(told).filteredOn(Envelope::hasArchiveEntry)
                .extracting(envelope -> envelope.getArchiveEntry().getId())
                .contains(stored.getMessage().getId());
        assertThat(stored.getMessage().getPlace().getOffset()).isPositive();
        assertThat(stored.getMessage().getStanza().getPayload().toStringUtf8())
                .contains("id='" + stored.getMessage().getId());
    }

    @Test
    void whoseMessageIsRefusedDoesNotLearnItsIdInAnArchive() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.send(romeo, chat(ROMEO, Jid.parse("nobody@localhost")));
        assertThat(received()).singleElement().asString().startsWith("<body>Hi</body><error ");
    }

    @Test
    void newMessagesWaitForTheEndOfTheOldOnes() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        SessionAddress juliet = stage.connected(PHONE, 2);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        OfflineMessage old = stored().getMessage();
        stage.bench.archiveServiceIsAway();
        stage.bench.send(juliet, presence(PHONE, 0));
        assertThat(stage.bench.archived()).anyMatch(Envelope::hasOfflineFlush);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(received()).isEmpty();
        stage.bench.archiveReply(flushed(juliet, old));
        List<String> received = received();
        assertThat(received).hasSize(2);
        assertThat(received.get(0)).contains("<delay xmlns='urn:xmpp:delay' from='localhost' stamp='")
                .contains("id='" + old.getId());
        assertThat(received.get(1)).doesNotContain("delay");
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(received()).hasSize(1);
    }

    /** XEP-0313 section 4.2: they would come behind the IQ's result, which says that there are no more. */
    @Test
    void resultsOfARoomsArchiveDoNotWait() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.archiveServiceIsAway();
        stage.online(PHONE, 2, 0);
        stage.bench.send(romeo, new Message(ROMEO, PHONE, null, Message.Type.NORMAL, null,
                Payload.of(Element.named("urn:xmpp:mam:2", "result").build())));
        assertThat(received()).singleElement().asString().contains("urn:xmpp:mam:2");
    }

    @Test
    void theyDoNotWaitForLong() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.archiveServiceIsAway();
        stage.online(PHONE, 2, 0);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(received()).isEmpty();
        stage.bench.put(Envelope.newBuilder().setOrigin(Origins.service("home-0", 1)).setTime(LATER)
                .setHomeTicked(HomeTicked.getDefaultInstance()).build().toByteArray());
        assertThat(received()).hasSize(1);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(received()).hasSize(1);
    }

    @Test
    void tenSecondsAreTenSeconds() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.archiveServiceIsAway();
        stage.online(PHONE, 2, 0);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        stage.bench.pass(Duration.ofSeconds(9));
        assertThat(received()).isEmpty();
        stage.bench.pass(Duration.ofSeconds(3));
        assertThat(received()).hasSize(1);
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
        assertThat(received()).hasSize(1);
    }

    @Test
    void whatIsStoredIsAskedForAgain() {
        stage.bench.account(JULIET.toString(), AccountChanged.State.ACTIVE, 1);
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.close(stage.online(PHONE, 2, 0), PHONE);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        stage.bench.archiveServiceIsAway();
        stage.online(PHONE, 3, 0);
        assertThat(flush()).isNotEmpty();
    }

    @Test
    void whatIsStoredBehindAFlushIsAskedForAgain() {
        stage.bench.account(JULIET.toString(), AccountChanged.State.ACTIVE, 1);
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.archiveServiceIsAway();
        stage.bench.close(stage.online(PHONE, 2, 0), PHONE);
        String flush = flush();
        stage.bench.tick(1);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        stored();
        stage.bench.archiveReply(ended(flush));
        stage.online(PHONE, 3, 0);
        assertThat(flush()).isNotEqualTo(flush);
    }

    @Test
    void afterAFlushThatHasFailedTheNextOneTriesAgain() {
        stage.bench.archiveServiceIsAway();
        SessionAddress juliet = stage.online(PHONE, 2, 0);
        flush();
        stage.bench.archiveReply(ended(""));
        stage.bench.close(juliet, PHONE);
        stage.online(PHONE, 3, 0);
        assertThat(flush()).isNotEmpty();
    }

    @Test
    void theEndOfAnEarlierFlushIsNotTheEnd() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.archiveServiceIsAway();
        stage.bench.close(stage.online(PHONE, 2, 0), PHONE);
        String first = flush();
        stage.online(PHONE, 3, 0);
        String second = flush();
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        stage.bench.archiveReply(ended(first));
        assertThat(received()).isEmpty();
        stage.bench.archiveReply(ended(second));
        assertThat(received()).hasSize(1);
    }

    @Test
    void nothingIsKnownOfAnAccountThatWasCancelled() {
        stage.bench.close(stage.online(PHONE, 2, 0), PHONE);
        stage.bench.account(JULIET.toString(), AccountChanged.State.CANCELLED, 1);
        stage.bench.account(JULIET.toString(), AccountChanged.State.CREATED, 2);
        stage.bench.archiveServiceIsAway();
        stage.online(PHONE, 3, 0);
        assertThat(flush()).isNotEmpty();
    }

    @Test
    void aCancelledAccountsMessagesAreDeletedAndWhatWaitsForItIsRefused() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.bench.account(JULIET.toString(), AccountChanged.State.ACTIVE, 1);
        stage.bench.archiveServiceIsAway();
        SessionAddress juliet = stage.online(PHONE, 2, 0);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        stage.bench.archived();
        received();

        stage.bench.account(JULIET.toString(), AccountChanged.State.CANCELLED, 2);
        assertThat(stage.bench.archived()).extracting(Envelope::getBodyCase)
                .containsExactlyInAnyOrder(BodyCase.ARCHIVE_DELETION, BodyCase.OFFLINE_DELETION);
        assertThat(received()).singleElement().asString().contains("<error ");

        stage.bench.archiveReply(flushed(juliet, OfflineMessage.newBuilder().setId("old")
                .setStanza(StanzaCodec.toWire(chat(ROMEO, JULIET))).build()));
        stage.bench.account(JULIET.toString(), AccountChanged.State.CREATED, 3);
        stage.online(PHONE, 3, 0);
        assertThat(received()).as("what was on its way to the one before").isEmpty();
        assertThat(stage.bench.archived()).noneMatch(Envelope::hasOfflineStored);
    }

    @Test
    void whatCouldNotBeStoredIsTakenOutOfTheArchive() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.connected(PHONE, 2);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        OfflineMessage message = stored().getMessage();
        stage.bench.archiveReply(ArchiveReply.newBuilder().setAccount(JULIET.toString()).addRefused(message.getId()));
        assertThat(stage.bench.archived()).singleElement()
                .satisfies(told -> assertThat(told.getArchiveWithdrawal()).isEqualTo(ArchiveWithdrawal.newBuilder()
                        .setAccount(JULIET.toString()).setId(message.getId()).build()));
    }

    @Test
    void whatComesForWhoHasGoneIsStoredAgainUnderItsOldPlace() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        SessionAddress juliet = stage.connected(PHONE, 2);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        OfflineMessage old = stored().getMessage();
        stage.bench.archiveServiceIsAway();
        stage.bench.send(juliet, presence(PHONE, 0));
        stage.bench.close(juliet, PHONE);
        stage.bench.archived();
        stage.bench.archiveReply(flushed(juliet, old));
        List<Envelope> told = stage.bench.archived();
        assertThat(stored(told).getMessage()).isEqualTo(old);
        assertThat(told).as("it is in the archive already").noneMatch(Envelope::hasArchiveEntry);
        assertThat(received()).isEmpty();
    }

    @Test
    void anotherDeviceGetsWhatTheFirstHasLeft() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        SessionAddress juliet = stage.connected(PHONE, 2);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        OfflineMessage old = stored().getMessage();
        stage.bench.archiveServiceIsAway();
        stage.bench.send(juliet, presence(PHONE, 0));
        stage.online(JULIET.withResource("desk"), 3, 0);
        stage.bench.close(juliet, PHONE);
        received();
        stage.bench.archiveReply(flushed(juliet, old));
        assertThat(received()).hasSize(1);
    }
}
