package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.chat;
import static chat.granta.router.Stage.get;
import static chat.granta.router.Stage.presence;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.SessionAnswer;
import chat.granta.bus.wire.AccountChanged;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HandOver;
import chat.granta.bus.wire.HandedOver;
import chat.granta.bus.wire.ManagementRequested;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.bus.wire.OutboundRefused;
import chat.granta.bus.wire.ResumeAnswered;
import chat.granta.bus.wire.ResumeRequested;
import chat.granta.bus.wire.SessionClosed;
import chat.granta.bus.wire.SessionDetached;
import chat.granta.bus.wire.Undelivered;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.router.streams.HomeBench;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** XEP-0198 at the homes. */
class ResumptionTest {
    private static final Jid PHONE = JULIET.withResource("phone");
    private static final Jid DESK = JULIET.withResource("desk");
    private static final String ACCOUNT = JULIET.toString();

    private final Stage stage = new Stage();
    private final HomeBench bench = stage.bench;
    private SessionAddress romeo;
    private SessionAddress phone;

    @BeforeEach
    void romeoAndJulietsManagedPhone() {
        bench.account(ACCOUNT, AccountChanged.State.ACTIVE, 1);
        romeo = stage.online(ROMEO, 1, 0);
        phone = stage.connected(PHONE, 2);
        bench.next(phone, Envelope.newBuilder().setManagementRequested(
                ManagementRequested.newBuilder().setAccount(ACCOUNT).setId("id").setMaxSeconds(300)));
        assertThat(bench.delivered()).singleElement().satisfies(
                begun -> assertThat(begun.getManagementBegun().getSession()).isEqualTo(phone.toWire()));
        bench.send(phone, presence(PHONE, 0));
        stage.clear();
        bench.archived();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whatIsDeliveredIsNumbered() {
        bench.send(romeo, chat(ROMEO, JULIET));
        bench.send(romeo, chat(ROMEO, PHONE));
        bench.send(phone, get(PHONE, null, "urn:xmpp:ping", "ping"));
        // The first one told it of itself.
        assertThat(numbers(bench.delivered())).containsExactly(2L, 3L, 4L);
    }

    @Test
    void aSessionGoesOnAtAnotherConnection() {
        bench.send(romeo, chat(ROMEO, JULIET));
        stage.clear();
        SessionAddress now = resume(3, 1);
        assertThat(answered(bench.delivered(), now, phone)).isEqualTo(ResumeAnswered.newBuilder()
                .setSession(now.toWire())
                .setJid(PHONE.toString()).setHandled(1).setAcknowledged(1).setDelivered(2).setMaxSeconds(300).build());
        bench.send(romeo, chat(ROMEO, PHONE));
        Delivery delivery = bench.delivered().getFirst().getDelivery();
        assertThat(delivery.getTargets(0).getSession()).isEqualTo(now.toWire());
        assertThat(delivery.getTargets(0).getNumber()).isEqualTo(3);
        bench.send(phone, chat(PHONE, ROMEO));
        assertThat(bench.delivered()).as("the old connection is nobody's").isEmpty();
        bench.send(now, chat(PHONE, ROMEO));
        assertThat(bench.delivered()).hasSize(1);
        resume(4, 2);
        assertThat(bench.delivered().getFirst().getResumeAnswered().getHandled()).isEqualTo(2);
    }

    @Test
    void whatWasAskedAtTheOldConnectionIsAnsweredAtTheNew() {
        bench.rosterServiceIsAway();
        bench.send(phone, get(PHONE, null, "jabber:iq:roster", "query"));
        assertThat(bench.asked()).hasSize(1);
        SessionAddress now = resume(3, 1);
        bench.delivered();
        bench.reply(RosterReply.newBuilder().setAccount(ACCOUNT)
                .setAnswer(SessionAnswer.newBuilder().setSession(phone.toWire())
                        .setStanza(StanzaCodec.toWire(get(null, PHONE, "jabber:iq:roster", "query")))));
        assertThat(bench.delivered().getFirst().getDelivery().getTargets(0).getSession()).isEqualTo(now.toWire());
    }

    @Test
    void nobodyResumesWhatIsNotTheirs() {
        SessionAddress stranger = new SessionAddress(0, 10, 9);
        bench.next(stranger, Envelope.newBuilder().setResumeRequested(
                ResumeRequested.newBuilder().setAccount(ROMEO.bare().toString()).setId("id")));
        assertThat(bench.delivered().getFirst().getResumeAnswered().getError()).isEqualTo("item-not-found");
        bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(bench.delivered().getFirst().getDelivery().getTargets(0).getSession()).isEqualTo(phone.toWire());
    }

    @Test
    void whoHasMoreThanThereWasIsRefused() {
        resume(3, 2);
        var answer = bench.delivered().getFirst().getResumeAnswered();
        assertThat(answer.getError()).isEqualTo("unexpected-request");
        assertThat(answer.getHandled()).isEqualTo(1);
    }

    @Test
    void aRefusedStanzaCountsAndIsAnsweredInItsTurn() {
        bench.next(phone, Envelope.newBuilder().setOutboundRefused(OutboundRefused.newBuilder()
                .setStanza(StanzaCodec.toWire(chat(PHONE, ROMEO))).setErrorType("MODIFY")
                .setCondition("jid-malformed")));
        assertThat(bench.delivered().getFirst().getDelivery().getStanza().getPayload().toStringUtf8())
                .contains("<jid-malformed ");
        resume(3, 2);
        assertThat(bench.delivered().getFirst().getResumeAnswered().getHandled()).isEqualTo(2);
    }

    @Test
    void aDeadGatewaysSessionWaitsAndWhatItWroteLastCounts() {
        stage.online(DESK, 5, -1);
        stage.clear();
        bench.adopt(phone.partition(), phone.tenure() + 5);
        // The desk cannot be resumed, and only the phone sees it go.
        assertThat(stage.seen()).containsExactly("2 presence:unavailable juliet@localhost/desk");
        bench.send(phone, chat(PHONE, ROMEO));
        bench.delivered();
        SessionAddress now = new SessionAddress(phone.partition(), phone.tenure() + 5, 1);
        bench.next(now, Envelope.newBuilder().setResumeRequested(
                ResumeRequested.newBuilder().setAccount(ACCOUNT).setId("id").setAcknowledged(1)));
        assertThat(bench.delivered().getFirst().getResumeAnswered().getHandled()).isEqualTo(2);
    }

    @Test
    void thatTheConnectionWasLostDoesNotCount() {
        bench.next(phone, Envelope.newBuilder().setSessionDetached(SessionDetached.newBuilder().setAccount(ACCOUNT)));
        resume(3, 1);
        assertThat(bench.delivered().getFirst().getResumeAnswered().getHandled()).isEqualTo(1);
    }

    @Test
    void whoIsNotResumedInTimeHasGone() {
        bench.next(phone, Envelope.newBuilder().setSessionDetached(SessionDetached.newBuilder().setAccount(ACCOUNT)));
        bench.send(romeo, presence(ROMEO, PHONE, Presence.Type.AVAILABLE));
        bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(numbers(bench.delivered())).containsExactly(2L, 3L);
        bench.pass(Duration.ofMinutes(4));
        assertThat(bench.delivered()).isEmpty();
        bench.pass(Duration.ofMinutes(2));
        HandOver order = handOver(bench.delivered());
        assertThat(order.hasTo()).isFalse();
        assertThat(order.getDelivered()).isEqualTo(3);
        resume(3, 3);
        assertThat(bench.delivered().getFirst().getResumeAnswered().getError()).isEqualTo("item-not-found");
    }

    @Test
    void whoIsHereGoesBeforeWhoMayComeBack() {
        stage.connected(DESK, 5);
        stage.connected(JULIET.withResource("tablet"), 6);
        bench.bind(ACCOUNT, "watch", 7);
        assertThat(bench.delivered().getFirst().getBindAnswered().getError()).isEqualTo("resource-constraint");
        bench.next(phone, Envelope.newBuilder().setSessionDetached(SessionDetached.newBuilder().setAccount(ACCOUNT)));
        bench.bind(ACCOUNT, "watch", 8);
        assertThat(bench.delivered()).anySatisfy(
                one -> assertThat(one.getBindAnswered().getJid()).isEqualTo(ACCOUNT + "/watch"));
        resume(9, 1);
        assertThat(bench.delivered().getFirst().getResumeAnswered().getError()).isEqualTo("item-not-found");
    }

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
        OfflineStored stored = bench.archived().getFirst().getOfflineStored();
        assertThat(stored.getMessage().getPlace()).isEqualTo(delivery.getPlace());
        assertThat(stored.getMessage().getStanza()).isEqualTo(delivery.getStanza());
        assertThat(stored.getArchived()).as("it has been archived already").isFalse();
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
    void whoHasAcknowledgedAllLeavesNothing() {
        closePhone(1);
        stage.clear();
        stage.online(DESK, 5, 0);
        bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(bench.delivered()).hasSize(1);
    }

    private SessionAddress resume(long connection, int acknowledged) {
        var address = new SessionAddress(0, 10, connection);
        bench.next(address, Envelope.newBuilder().setResumeRequested(
                ResumeRequested.newBuilder().setAccount(ACCOUNT).setId("id").setAcknowledged(acknowledged)));
        return address;
    }

    private void closePhone(long acknowledged) {
        bench.next(phone, Envelope.newBuilder().setSessionClosed(
                SessionClosed.newBuilder().setAccount(ACCOUNT).setAcknowledged(acknowledged)));
        HandOver order = handOver(bench.delivered());
        assertThat(order.getSession()).isEqualTo(phone.toWire());
        assertThat(order.getAcknowledged()).isEqualTo(acknowledged);
    }

    private void comesBack(long number, Delivery delivery) {
        bench.handOver(phone, number, Envelope.newBuilder().setUndelivered(Undelivered.newBuilder().setAccount(ACCOUNT)
                .setSession(phone.toWire()).setStanza(delivery.getStanza()).setPlace(delivery.getPlace())
                .setCopied(delivery.getCopied())));
    }

    private static HandOver handOver(List<Envelope> delivered) {
        return delivered.stream().filter(Envelope::hasHandOver).findFirst().orElseThrow().getHandOver();
    }

    /** The home's answer, which comes before the order to the old connection. */
    private static ResumeAnswered answered(List<Envelope> delivered, SessionAddress now, SessionAddress old) {
        assertThat(delivered).hasSize(2);
        HandOver order = delivered.get(1).getHandOver();
        assertThat(order.getSession()).isEqualTo(old.toWire());
        assertThat(order.getTo()).isEqualTo(now.toWire());
        return delivered.getFirst().getResumeAnswered();
    }

    private static List<Long> numbers(List<Envelope> delivered) {
        return delivered.stream().map(envelope -> envelope.getDelivery().getTargets(0).getNumber()).toList();
    }
}
