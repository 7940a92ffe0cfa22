package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.chat;
import static chat.granta.router.Stage.get;
import static chat.granta.router.Stage.presence;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Origins;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.AccountChanged;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HandedOver;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.bus.wire.Place;
import chat.granta.bus.wire.Undelivered;
import chat.granta.model.Presence;
import com.google.protobuf.ByteString;
import java.util.List;
import org.junit.jupiter.api.Test;

/** XEP-0198 section 5 at the homes: what a session was sent and its client never got. */
class ReturnedStanzasTest extends ManagedPhone {
    @Test
    void whatComesBackToACancelledAccountIsRefused() {
        bench.send(romeo, chat(ROMEO, JULIET));
        Delivery delivery = bench.delivered().getFirst().getDelivery();
        bench.account(ACCOUNT, AccountChanged.State.CANCELLED, 2);
        stage.clear();
        bench.archived();
        comesBack(2, delivery);
        assertThat(bench.archived()).noneMatch(Envelope::hasOfflineStored);
        assertThat(bench.delivered().getFirst().getDelivery().getStanza().getPayload().toStringUtf8())
                .contains("<service-unavailable ");
    }

    @Test
    void whatComesBackIsStoredByItsPlace() {
        bench.send(romeo, chat(ROMEO, JULIET));
        Delivery delivery = bench.delivered().getFirst().getDelivery();
        bench.archived();
        closePhone(0);
        comesBack(2, delivery);
        List<Envelope> archived = bench.archived();
        assertThat(archived).as("it has been archived already").hasSize(1);
        OfflineStored stored = archived.getFirst().getOfflineStored();
        assertThat(stored.getMessage().getPlace()).isEqualTo(delivery.getPlace());
        assertThat(stored.getMessage().getStanza()).isEqualTo(delivery.getStanza());
        comesBack(2, delivery);
        assertThat(bench.archived()).as("said again").isEmpty();
        bench.handOver(phone, Long.MAX_VALUE, Envelope.newBuilder()
                .setHandedOver(HandedOver.newBuilder().setAccount(ACCOUNT).setSession(phone.toWire())));
        comesBack(2, delivery);
        assertThat(bench.archived()).as("said long after the end").isEmpty();
    }

    @Test
    void whatComesBackGoesToAnotherDeviceUnlessThatHadIt() {
        bench.send(romeo, chat(ROMEO, PHONE));
        Delivery delivery = bench.delivered().getFirst().getDelivery();
        stage.online(DESK, 5, 0);
        closePhone(0);
        comesBack(2, delivery);
        Delivery again = bench.delivered().getFirst().getDelivery();
        assertThat(again.getTargets(0).getSession().getConnection()).isEqualTo(5);
        assertThat(again.getStanza().getPayload().toStringUtf8()).contains("<delay ");
        comesBack(3, delivery.toBuilder().setCopied(true).build());
        assertThat(bench.delivered()).isEmpty();
        assertThat(bench.archived()).noneMatch(Envelope::hasOfflineStored);
    }

    @Test
    void aQuestionThatComesBackIsRefused() {
        // RFC 6121 8.5.3.1: who may see a resource may ask it.
        bench.send(phone, presence(PHONE, ROMEO, Presence.Type.AVAILABLE));
        stage.clear();
        bench.send(romeo, get(ROMEO, PHONE, "jabber:iq:version", "query"));
        Delivery delivery = bench.delivered().getFirst().getDelivery();
        closePhone(0);
        comesBack(2, delivery);
        assertThat(bench.delivered().getFirst().getDelivery().getStanza().getPayload().toStringUtf8())
                .contains("<service-unavailable ");
    }

    @Test
    void whoComesGetsWhatComesBackBeforeWhatIsNew() {
        bench.archiveServiceIsAway();
        bench.send(romeo, chat(ROMEO, JULIET));
        Delivery delivery = bench.delivered().getFirst().getDelivery();
        closePhone(0);
        bench.archived();
        stage.online(DESK, 5, 0);
        bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(bench.delivered()).as("it waits").isEmpty();
        assertThat(bench.archived()).as("not all has come back").noneMatch(Envelope::hasOfflineFlush);
        comesBack(2, delivery);
        bench.handOver(phone, Long.MAX_VALUE, Envelope.newBuilder()
                .setHandedOver(HandedOver.newBuilder().setAccount(ACCOUNT).setSession(phone.toWire())));
        assertThat(bench.archived()).extracting(Envelope::getBodyCase).containsExactly(
                Envelope.BodyCase.OFFLINE_STORED, Envelope.BodyCase.OFFLINE_FLUSH);
    }

    @Test
    void whatComesBackWhileStoredMessagesAreOnTheirWayWaitsBehindThem() {
        closePhone(1);
        // Stored; else the home knows that nothing is.
        bench.send(romeo, chat(ROMEO, JULIET));
        stage.clear();
        bench.archiveServiceIsAway();
        SessionAddress desk = stage.online(DESK, 5, 0);
        bench.archived();
        bench.put(Envelope.newBuilder().setOrigin(Origins.derived(ByteString.copyFromUtf8("delivery"), 0, 7, 0))
                .setUndelivered(Undelivered.newBuilder().setAccount(ACCOUNT).setSession(phone.toWire())
                        .setStanza(StanzaCodec.toWire(chat(ROMEO, PHONE))).setPlace(Place.getDefaultInstance()))
                .build().toByteArray());
        assertThat(bench.archived()).as("it would be there until the next login").noneMatch(Envelope::hasOfflineStored);
        assertThat(bench.delivered()).isEmpty();
        bench.archiveReply(
                ArchiveReply.newBuilder().setAccount(ACCOUNT).setSession(desk.toWire()).setFlushEnded(true));
        assertThat(bench.delivered()).extracting(Envelope::getDelivery)
                .singleElement().satisfies(delivery -> {
                    assertThat(delivery.getTargets(0).getSession()).isEqualTo(desk.toWire());
                    assertThat(delivery.getStanza().getPayload().toStringUtf8()).contains("<delay ");
                });
    }

    @Test
    void whoHasAcknowledgedAllLeavesNothing() {
        closePhone(1);
        stage.clear();
        stage.online(DESK, 5, 0);
        bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(bench.delivered()).hasSize(1);
    }
}
