package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.chat;
import static chat.granta.router.Stage.get;
import static chat.granta.router.Stage.presence;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HandOver;
import chat.granta.bus.wire.OutboundRefused;
import chat.granta.bus.wire.ResumeAnswered;
import chat.granta.bus.wire.ResumeRequested;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.SessionAnswer;
import chat.granta.bus.wire.SessionDetached;
import chat.granta.model.Presence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** XEP-0198 at the homes: sessions are counted, wait, and go on elsewhere. */
class ResumptionTest extends ManagedPhone {
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
