package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.chat;
import static chat.granta.router.Stage.contact;
import static chat.granta.router.Stage.knows;
import static chat.granta.router.Stage.set;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.ArchiveEntry;
import chat.granta.bus.wire.ArchivePreferences.Default;
import chat.granta.bus.wire.ArchivePreferences;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.ArchiveWithdrawal;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.bus.wire.RosterReply;
import chat.granta.model.Jid;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A home and archive-service: what is archived, under which ids, and whether its owner wants it (XEP-0313, XEP-0441). */
class ArchiveTest {
    private static final Jid PHONE = JULIET.withResource("phone");

    private final Stage stage = new Stage();
    private final ArchiveBench archive = new ArchiveBench(stage);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void bothSidesArchiveAMessageUnderIdsOfTheirOwn() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.online(PHONE, 2, 0);
        stage.bench.archived();
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        List<ArchiveEntry> entries = archive.entries();
        assertThat(entries).extracting(ArchiveEntry::getAccount).containsExactly("romeo@localhost",
                "juliet@localhost");
        assertThat(entries).extracting(ArchiveEntry::getPeer).containsExactly("juliet@localhost", ROMEO.toString());
        assertThat(entries.get(0).getId()).isNotEqualTo(entries.get(1).getId());
        assertThat(archive.received()).singleElement().asString()
                .contains("by='juliet@localhost' id='" + entries.get(1).getId()).doesNotContain("by='romeo");
    }

    /** Juliet, who is online, has set preferences. */
    private void preferences(ArchivePreferences.Builder wanted) {
        stage.bench.reply(RosterReply.newBuilder().setAccount(JULIET.toString())
                .setPolicy(knows().setPrevious(1).setVersion(2).setArchiving(wanted)));
        stage.bench.archived();
        archive.received();
    }

    @Test
    void whatIsNotArchivedHasNoIdAndArchiveServiceDoesNotHearOfIt() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        SessionAddress juliet = stage.online(PHONE, 2, 0);
        preferences(ArchivePreferences.newBuilder().setByDefault(Default.NEVER));
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(archive.received()).containsExactly("<body>Hi</body>");
        assertThat(archive.entries()).extracting(ArchiveEntry::getAccount).containsExactly("romeo@localhost");
        stage.bench.send(juliet, chat(PHONE, ROMEO));
        assertThat(archive.entries()).extracting(ArchiveEntry::getAccount).containsExactly("romeo@localhost");
    }

    @Test
    void soItIsStoredAndCopied() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        SessionAddress juliet = stage.online(PHONE, 2, -1);
        SessionAddress desk = stage.online(JULIET.withResource("desk"), 3, -1);
        stage.bench.send(desk, set(JULIET.withResource("desk"), "urn:xmpp:carbons:2", "enable"));
        preferences(ArchivePreferences.newBuilder().setByDefault(Default.ALWAYS).addNever(ROMEO.bare().toString()));
        stage.bench.send(juliet, chat(PHONE, ROMEO));
        assertThat(archive.received()).anyMatch(payload -> payload.startsWith("<sent "))
                .noneMatch(payload -> payload.contains("by='juliet"));
        stage.bench.archived();
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(archive.received()).singleElement().asString().startsWith("<received ").doesNotContain("stanza-id");
        List<Envelope> told = stage.bench.archived();
        assertThat(ArchiveBench.stored(told).getMessage().getStanza().getPayload().toStringUtf8())
                .isEqualTo("<body>Hi</body>");
        assertThat(told).filteredOn(Envelope::hasArchiveEntry).hasSize(1);
    }

    @Test
    void whoArchivesByRosterArchivesWhoIsInIt() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.online(PHONE, 2, 0);
        preferences(ArchivePreferences.newBuilder().setByDefault(Default.ROSTER));
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(archive.received()).containsExactly("<body>Hi</body>");
        stage.bench.reply(RosterReply.newBuilder().setAccount(JULIET.toString())
                .setPolicy(knows(contact(ROMEO, false, false)).setPrevious(2).setVersion(3)));
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(archive.received()).anyMatch(payload -> payload.contains("by='juliet@localhost'"));
    }

    @Test
    void whatNobodyIsThereToReceiveIsStoredUnderItsPlace() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.connected(PHONE, 2);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        List<Envelope> told = stage.bench.archived();
        OfflineStored stored = ArchiveBench.stored(told);
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
        assertThat(archive.received()).singleElement().asString().startsWith("<body>Hi</body><error ");
    }

    @Test
    void whatCouldNotBeStoredIsTakenOutOfTheArchive() {
        SessionAddress romeo = stage.online(ROMEO, 1, 0);
        stage.connected(PHONE, 2);
        stage.bench.send(romeo, chat(ROMEO, JULIET));
        OfflineMessage message = archive.stored().getMessage();
        stage.bench.archiveReply(ArchiveReply.newBuilder().setAccount(JULIET.toString()).addRefused(message.getId()));
        assertThat(stage.bench.archived()).singleElement()
                .satisfies(told -> assertThat(told.getArchiveWithdrawal()).isEqualTo(ArchiveWithdrawal.newBuilder()
                        .setAccount(JULIET.toString()).setId(message.getId()).build()));
    }
}
