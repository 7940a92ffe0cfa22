package chat.granta.c2s.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.CarriedForward;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.HandOver;
import chat.granta.bus.wire.Stanza;
import chat.granta.bus.wire.Target;
import chat.granta.c2s.home.HomeCall;
import chat.granta.gateway.Tenure;
import chat.granta.model.Jid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the log of a partition may say to who holds it now. */
class ManagedSessionsTest {
    private static final long TENURE = 300;
    private static final int MAX = 10;

    private final HandoverWorld log = new HandoverWorld(new Random(1));
    private final ManagedSessions sessions = new ManagedSessions(new Tenure(0, TENURE), log,
            new QueueLimits(MAX, 1 << 20), new TenureHistory("200"), new DeliveryBatch());

    private static Delivery delivery(SessionAddress session, long number) {
        return Delivery.newBuilder().setStanza(Stanza.newBuilder().setTo("juliet@localhost"))
                .addTargets(Target.newBuilder().setSession(session.toWire()).setNumber(number)).build();
    }

    private static CarriedForward carried(long tenure) {
        return CarriedForward.newBuilder().setTenure(tenure).setTime(System.currentTimeMillis())
                .setDelivery(delivery(new SessionAddress(0, 100, 7), 1)).build();
    }

    @Test
    void whatIsCarriedByWhoHeldThePartitionIsKept() {
        sessions.carried(carried(200), 250, System.nanoTime());
        assertThat(sessions.done(400).offset()).isEqualTo(250);
    }

    @Test
    void whatIsCarriedByWhoHadLostThePartitionIsNot() {
        sessions.carried(carried(100), 250, System.nanoTime());
        assertThat(sessions.done(400).offset()).isEqualTo(400);
    }

    @Test
    void whoeverComesNextKnowsWhoHeldThePartitionWhereTheyBegin() {
        assertThat(sessions.done(250).metadata()).isEqualTo("200");
        sessions.tenureBegan(TENURE);
        assertThat(sessions.done(300).metadata()).isEqualTo("200");
        assertThat(sessions.done(301).metadata()).isEqualTo("300");
    }

    /**
     * A home that was taken over has said again that a session goes on here, and then elsewhere. All that was long ago: what is
     * to be handed over to it first has been, to a gateway that is no more.
     */
    @Test
    void whatASessionThatHasGoneOnElsewhereWaitsForInVainHoldsThePartitionForAnHourAtMost() {
        var repeated = new SessionAddress(0, 100, 7);
        sessions.resume(repeated, 0, 1, 250, null);
        sessions.handOver(HandOver.newBuilder().setSession(repeated.toWire()).setJid("juliet@localhost/phone")
                .setTo(new SessionAddress(1, 0, 8).toWire()).setDelivered(1).build(), 251);
        sessions.lookAfter(System.nanoTime() + Duration.ofMinutes(50).toNanos());
        assertThat(sessions.done(400).offset()).isEqualTo(250);

        sessions.lookAfter(System.nanoTime() + Duration.ofMinutes(61).toNanos());
        log.publishWhatIsLate();
        sessions.lookAfter(System.nanoTime() + Duration.ofMinutes(62).toNanos());
        assertThat(sessions.done(400).offset()).isEqualTo(400);
    }

    /** Returns what the client's stream ends with. */
    private List<String> deliver(int stanzas) {
        List<String> ended = new ArrayList<>();
        var address = new SessionAddress(0, TENURE, 1);
        var link = new SessionLink(log, address, Jid.parse("juliet@localhost"), call -> {
            if (call instanceof HomeCall.End(String condition, String _)) {
                ended.add(condition);
            }
        }, () -> {});
        sessions.begin(address, 301, link);
        for (int number = 1; number <= stanzas; number++) {
            sessions.deliver(address, new QueuedStanza(number, delivery(address, number), "", 0, 301 + number, 0));
        }
        return ended;
    }

    @Test
    void aClientThatFetchesMuchAtOnceHasTimeToAcknowledgeIt() {
        List<String> ended = deliver(2 * MAX);
        sessions.lookAfter(Duration.ofSeconds(29).toNanos());
        assertThat(ended).isEmpty();
        sessions.lookAfter(Duration.ofSeconds(31).toNanos());
        assertThat(ended).containsExactly("resource-constraint");
    }

    @Test
    void thereIsALimitAllTheSame() {
        List<String> ended = deliver(16 * MAX + 1);
        assertThat(ended).containsExactly("resource-constraint");
    }
}
