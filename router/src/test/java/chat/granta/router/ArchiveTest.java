package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.chat;
import static chat.granta.router.Stage.presence;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Origins;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.ArchiveEntry;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HomeTicked;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.model.Jid;
import chat.granta.model.Message;
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
        return stage.bench.archived().stream().filter(Envelope::hasOfflineStored).map(Envelope::getOfflineStored)
                .findFirst().orElseThrow();
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

    @Test
    void whatNobodyIsThereToReceiveIsStoredUnderItsPlace() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.connected(PHONE, 2);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        OfflineStored stored = stored();
        assertThat(stored.getArchived()).isTrue();
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
        OfflineStored again = stored();
        assertThat(again.getMessage()).isEqualTo(old);
        assertThat(again.getArchived()).as("it is in the archive already").isFalse();
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
