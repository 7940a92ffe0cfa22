package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.chat;
import static chat.granta.router.Stage.presence;
import static chat.granta.router.Stage.set;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Origins;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.AccountChanged.State;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.bus.wire.SessionGivenUp;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** RFC 6120 section 10.1 for who leaves: what a session has sent takes effect before it is seen to go. */
class DepartureTest {
    private final OrderBench order = new OrderBench();
    private final Stage stage = order.stage;
    private final HomeBench bench = order.bench;
    private final SessionAddress romeo = order.romeo;

    @AfterEach
    void nothingWentWrong() {
        order.close();
    }

    @Test
    void whatASessionHasSentTakesEffectBeforeItIsSeenToLeave() {
        bench.send(romeo, presence(ROMEO, JULIET, Presence.Type.SUBSCRIBE));
        bench.send(romeo, chat(ROMEO, JULIET));
        bench.send(romeo, presence(ROMEO, JULIET, Presence.Type.UNSUBSCRIBE));
        bench.send(romeo, presence(ROMEO, 7));
        bench.close(romeo, ROMEO);
        assertThat(stage.seen()).isEmpty();
        bench.done(order.theRequest());
        assertThat(stage.seen()).containsExactly("2 message:chat romeo@localhost/orchard");
        bench.done(order.theRequest());
        assertThat(stage.seen()).containsExactly("2 presence:unavailable romeo@localhost/orchard");
    }

    @Test
    void whoHasGoneGetsNothingAnyMore() {
        bench.send(romeo, presence(ROMEO, JULIET, Presence.Type.SUBSCRIBE));
        bench.close(romeo, ROMEO);
        SessionAddress chamber = stage.connected(JULIET.withResource("chamber"), 3);
        bench.send(chamber, chat(JULIET.withResource("chamber"), ROMEO.bare()));
        assertThat(stage.seen()).isEmpty();
        assertThat(bench.archived()).anyMatch(Envelope::hasOfflineStored);
    }

    @Test
    void whoHasGoneDoesNotGoASecondTime() {
        bench.send(romeo, presence(ROMEO, JULIET, Presence.Type.SUBSCRIBE));
        bench.put(Envelope.newBuilder().setOrigin(Origins.service("test", 1)).setSessionGivenUp(
                SessionGivenUp.newBuilder().setAccount(ROMEO.bare().toString()).setSession(romeo.toWire())).build()
                .toByteArray());
        bench.close(romeo, ROMEO);
        bench.done(order.theRequest());
        assertThat(stage.seen()).containsExactly("2 presence:unavailable romeo@localhost/orchard");
    }

    @Test
    void whoTakesTheResourceIsNotSeenToLeave() {
        bench.send(romeo, presence(ROMEO, JULIET, Presence.Type.SUBSCRIBE));
        bench.send(romeo, chat(ROMEO, JULIET));
        SessionAddress again = bench.bind(ROMEO.bare().toString(), ROMEO.resource(), 5);
        bench.send(again, presence(ROMEO, 0));
        assertThat(stage.seen()).filteredOn(seen -> seen.startsWith("2 ")).containsExactly(
                "2 presence:unavailable romeo@localhost/orchard", "2 presence romeo@localhost/orchard");
        bench.done(order.theRequest());
        assertThat(stage.seen()).containsExactly("2 message:chat romeo@localhost/orchard");
    }

    @Test
    void ofAnAccountThatEndsNothingIsSentAnyMore() {
        bench.send(romeo, presence(ROMEO, JULIET, Presence.Type.SUBSCRIBE));
        bench.send(romeo, chat(ROMEO, JULIET));
        RosterRequest request = order.theRequest();
        bench.account(ROMEO.bare().toString(), State.CANCELLED, 3);
        assertThat(stage.seen()).containsExactly("2 presence:unavailable romeo@localhost/orchard");
        bench.done(request);
        assertThat(stage.seen()).isEmpty();
    }

    @Test
    void sessionsThatComeAndGoAreBoundedAndNothingOfTheirsIsLost() {
        bench.rosterServiceIsAway();
        for (int i = 0; i < 3; i++) {
            Jid device = ROMEO.bare().withResource("device" + i);
            SessionAddress session = bench.bind(ROMEO.bare().toString(), "device" + i, 20 + i);
            bench.send(session, presence(device, JULIET, Presence.Type.SUBSCRIBE));
            bench.send(session, chat(device, JULIET));
            bench.close(session, device);
        }
        bench.delivered();
        bench.bind(ROMEO.bare().toString(), "device3", 30);
        assertThat(bench.delivered()).singleElement().satisfies(
                one -> assertThat(one.getBindAnswered().getError()).isEqualTo("resource-constraint"));
        bench.done(bench.asked().getLast());
        assertThat(stage.seen()).filteredOn(seen -> seen.startsWith("2 message")).hasSize(3);
        bench.bind(ROMEO.bare().toString(), "device3", 31);
        assertThat(bench.delivered()).anySatisfy(one -> assertThat(one.getBindAnswered().getJid()).isNotEmpty());
    }

    @Test
    void whoHasGoneIsNotSeenForLongAndWhatTheySentIsNotLost() {
        bench.rosterServiceIsAway();
        bench.send(romeo, set(ROMEO, "jabber:iq:roster", "query"));
        bench.send(romeo, chat(ROMEO, JULIET));
        bench.close(romeo, ROMEO);
        bench.tick(3);
        assertThat(stage.seen()).containsExactly("2 presence:unavailable romeo@localhost/orchard");
        bench.tick(3);
        bench.done(bench.asked().getLast());
        assertThat(stage.seen()).containsExactly("2 message:chat romeo@localhost/orchard");
    }

    @Test
    void whatWasSentBeforeThePolicyWasKnownAndTheSessionEndedIsNotLost() {
        bench.rosterServiceIsAway();
        Jid benvolio = Jid.parse("benvolio@localhost/square");
        SessionAddress square = bench.bind(benvolio.bare().toString(), "square", 7);
        bench.send(square, presence(benvolio, JULIET, Presence.Type.SUBSCRIBE));
        bench.send(square, chat(benvolio, JULIET));
        bench.close(square, benvolio);
        bench.asked();
        stage.seen();
        bench.reply(RosterReply.newBuilder().setAccount(benvolio.bare().toString())
                .setPolicy(PolicyChange.newBuilder().setVersion(1)));
        assertThat(stage.seen()).isEmpty();
        bench.done(order.theRequest());
        assertThat(stage.seen()).containsExactly("2 message:chat benvolio@localhost/square");
    }
}
