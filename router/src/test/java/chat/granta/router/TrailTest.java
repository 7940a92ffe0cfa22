package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.chat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.bus.wire.TrailEvent;
import chat.granta.model.Element;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.StanzaError;
import chat.granta.router.server.ContactAddresses;
import chat.granta.router.home.IqFromStrangers;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What homes tell the audit trail. */
class TrailTest extends ManagedPhone {
    @BeforeEach
    void forgetTheBeginning() {
        bench.reported();
    }

    @Test
    void aMessageThatIsDeliveredIsToldOnce() {
        bench.send(romeo, chat(ROMEO, JULIET));

        assertThat(fates()).containsExactly("delivered ");
    }

    @Test
    void aMessageThatIsStoredIsToldAgainWhenItIsHandedOver() {
        closePhone(0);
        bench.reported();
        bench.archived();
        bench.archiveServiceIsAway();
        bench.send(romeo, chat(ROMEO, JULIET));
        TrailEvent stored = bench.reported().getFirst();
        OfflineMessage message = ArchiveBench.stored(bench.archived()).getMessage();
        SessionAddress desk = stage.online(DESK, 5, 0);
        bench.reported();
        bench.archiveReply(ArchiveBench.flushed(desk, message));
        TrailEvent later = bench.reported().getFirst();

        assertThat(stored.getOutcome()).isEqualTo("offline");
        assertThat(later.getOutcome()).isEqualTo("delivered-later");
        assertThat(later.getArchiveId()).isEqualTo(stored.getArchiveId()).isNotEmpty();
        assertThat(later.getWho()).isEqualTo(ROMEO.toString());
    }

    @Test
    void aMessageForWhichThereIsNoRoomIsRefused() {
        StanzaError full = StanzaError.serviceUnavailable();
        bench.archiveReply(ArchiveReply.newBuilder().setAccount(ACCOUNT).addRefused("7-1")
                .addSend(StanzaCodec.toWire(Objects.requireNonNull(full.answerTo(chat(ROMEO, JULIET))))));

        assertThat(bench.reported()).singleElement().satisfies(event -> {
            assertThat(event.getWho()).isEqualTo(ROMEO.toString());
            assertThat(event.getWhom()).isEqualTo(ACCOUNT);
            assertThat(event.getArchiveId()).isEqualTo("7-1");
            assertThat(event.getOutcome()).isEqualTo("refused");
            assertThat(event.getReason()).isEqualTo("offline storage is full");
        });
    }

    @Test
    void aMessageThatComesBackIsToldAgain() {
        bench.send(romeo, chat(ROMEO, JULIET));
        Delivery delivery = bench.delivered().getFirst().getDelivery();
        TrailEvent delivered = bench.reported().getFirst();
        closePhone(0);
        bench.reported();
        comesBack(2, delivery);

        assertThat(bench.reported()).singleElement().satisfies(event -> {
            assertThat(event.getOutcome()).isEqualTo("returned");
            assertThat(event.getArchiveId()).isEqualTo(delivered.getArchiveId());
        });
    }

    @Test
    void aMessageThatComesBackGoesToAnotherDevice() {
        bench.send(romeo, chat(ROMEO, PHONE));
        Delivery delivery = bench.delivered().getFirst().getDelivery();
        stage.online(DESK, 5, 0);
        closePhone(0);
        bench.reported();
        comesBack(2, delivery);

        assertThat(fates()).containsExactly("delivered-later ");
    }

    @Test
    void aClientSaysWhichSoftwareItIs() {
        SessionAddress desk = stage.connected(DESK, 5);
        bench.reported();
        bench.send(desk, new Presence(DESK, null, null, Presence.Type.AVAILABLE, null,
                Payload.of(Element.named("http://jabber.org/protocol/caps", "c").attribute("node", "https://gajim.org")
                        .attribute("hash", "sha-1").attribute("ver", "QgayPKawpkPSDYmwT/WM94uAlu0=").build())));

        assertThat(bench.reported()).singleElement().satisfies(event -> {
            assertThat(event.getKind()).isEqualTo(TrailEvent.Kind.CLIENT);
            assertThat(event.getWho()).isEqualTo(DESK.toString());
            assertThat(event.getClient()).isEqualTo("https://gajim.org");
        });
    }

    @Test
    void whatThePolicyNeverKeepsIsNotTold() {
        RouterFeatures features = HomeBench.features(new ContactAddresses(
                List.of(URI.create("mailto:abuse@localhost")), null, null, null, null, null, null));
        try (var quiet = new HomeBench(new HomeLogic(features.handlers()), features,
                HomeBench.settings(false, IqFromStrangers.REFUSE), Set.of(TrailEvent.Kind.SESSION_START))) {
            SessionAddress sender = quiet.bind(ROMEO.bare().toString(), "orchard", 1);
            quiet.send(sender, chat(ROMEO, JULIET));

            assertThat(quiet.reported()).extracting(TrailEvent::getKind)
                    .containsExactly(TrailEvent.Kind.SESSION_START);
        }
    }

    private List<String> fates() {
        return bench.reported().stream().filter(event -> event.getKind() == TrailEvent.Kind.MESSAGE)
                .map(event -> event.getOutcome() + ' ' + event.getReason()).toList();
    }
}
