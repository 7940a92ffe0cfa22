package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.byDefault;
import static chat.granta.router.Stage.chat;
import static chat.granta.router.Stage.contact;
import static chat.granta.router.Stage.everything;
import static chat.granta.router.Stage.get;
import static chat.granta.router.Stage.presence;
import static chat.granta.router.Stage.set;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.ActivateList;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.ManagementRequested;
import chat.granta.bus.wire.OutboundRefused;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.PrivacyItem;
import chat.granta.bus.wire.Push;
import chat.granta.bus.wire.ResumeRequested;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.bus.wire.SessionDetached;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** RFC 6120 section 10.1: what a session sends behind a request of its own to roster-service, and a contact behind a subscription. */
class OrderTest {
    private static final String PRIVACY = "jabber:iq:privacy";
    private static final Jid BALCONY = OrderBench.BALCONY;

    private final OrderBench order = new OrderBench();
    private final Stage stage = order.stage;
    private final HomeBench bench = order.bench;
    private final SessionAddress romeo = order.romeo;

    @AfterEach
    void nothingWentWrong() {
        order.close();
    }

    @Test
    void whatIsSentBehindAListIsJudgedByTheList() {
        bench.send(romeo, set(ROMEO, PRIVACY, "query"));
        bench.send(romeo, chat(ROMEO, JULIET));
        bench.send(romeo, presence(ROMEO, 3));
        assertThat(stage.seen()).isEmpty();
        bench.done(order.theRequest(), RosterReply.newBuilder().setPolicy(OrderBench.invisible())
                .setActivate(ActivateList.newBuilder().setSession(romeo.toWire()).setList("none")));
        assertThat(stage.seen()).containsExactlyInAnyOrder("2 presence:unavailable romeo@localhost/orchard",
                "1 message:error juliet@localhost", "1 presence romeo@localhost/orchard");
    }

    /** Flood limits, stamps and archives go by it. */
    @Test
    void whatHasWaitedIsOfTheTimeAtWhichItCame() {
        bench.send(romeo, set(ROMEO, "jabber:iq:roster", "query"));
        RosterRequest request = order.theRequest();
        bench.pass(Duration.ofSeconds(3));
        long came = bench.now();
        bench.send(romeo, chat(ROMEO, JULIET));
        bench.pass(Duration.ofSeconds(4));
        bench.delivered();
        bench.done(request);
        assertThat(bench.delivered()).filteredOn(Envelope::hasDelivery).extracting(Envelope::getTime)
                .containsExactly(came);
    }

    @Test
    void nobodyElseWaits() {
        SessionAddress juliet = stage.connected(JULIET.withResource("chamber"), 3);
        SessionAddress tablet = stage.online(ROMEO.bare().withResource("tablet"), 4, -1);
        bench.send(romeo, set(ROMEO, "jabber:iq:roster", "query"));
        stage.seen();
        bench.send(juliet, chat(JULIET.withResource("chamber"), ROMEO.bare()));
        bench.send(tablet, chat(ROMEO.bare().withResource("tablet"), JULIET));
        assertThat(stage.seen()).containsExactly("1 message:chat juliet@localhost/chamber",
                "2 message:chat romeo@localhost/tablet");
    }

    @Test
    void aRequestThatChangesNothingIsOverWhenRosterServiceSaysSo() {
        bench.send(romeo, presence(ROMEO, JULIET, Presence.Type.SUBSCRIBED));
        bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(stage.seen()).isEmpty();
        bench.done(order.theRequest());
        assertThat(stage.seen()).containsExactly("2 message:chat romeo@localhost/orchard");
        bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(stage.seen()).hasSize(1);
    }

    @Test
    void behindARequestThatHasWaitedTheRestWaitsOn() {
        bench.send(romeo, presence(ROMEO, JULIET, Presence.Type.UNSUBSCRIBED));
        bench.send(romeo, chat(ROMEO, JULIET));
        bench.send(romeo, presence(ROMEO, JULIET, Presence.Type.SUBSCRIBE));
        bench.send(romeo, chat(ROMEO, BALCONY));
        bench.send(romeo, presence(ROMEO, 1));
        bench.done(order.theRequest());
        assertThat(stage.seen()).containsExactly("2 message:chat romeo@localhost/orchard");
        bench.done(order.theRequest());
        assertThat(stage.seen()).filteredOn(seen -> seen.startsWith("2 ")).containsExactly(
                "2 message:chat romeo@localhost/orchard", "2 presence romeo@localhost/orchard");
    }

    @Test
    void whatRosterServiceDecidesAloneGoesThereAtOnceAndItsEffectIsAwaited() {
        bench.send(romeo, get(ROMEO, null, "jabber:iq:roster", "query"));
        bench.send(romeo, get(ROMEO, null, "urn:xmpp:blocking", "blocklist"));
        bench.send(romeo, get(ROMEO, ROMEO.bare(), "vcard-temp", "vCard"));
        bench.send(romeo, set(ROMEO, PRIVACY, "query"));
        bench.send(romeo, get(ROMEO, null, "jabber:iq:private", "query"));
        List<RosterRequest> asked = bench.asked();
        assertThat(asked).extracting(one -> one.getStanza().getPayloadNames(0).getLocalName())
                .containsExactly("query", "blocklist", "vCard");
        order.answered(asked.get(0));
        assertThat(bench.asked()).isEmpty();
        order.answered(asked.get(1));
        assertThat(bench.asked()).extracting(one -> one.getStanza().getPayloadNames(0).getNamespace())
                .containsExactly(PRIVACY, "jabber:iq:private");
    }

    @Test
    void contactsPresenceComesBehindTheRoster() {
        Jid tablet = ROMEO.bare().withResource("tablet");
        SessionAddress other = stage.connected(tablet, 4);
        bench.send(other, get(tablet, null, "jabber:iq:roster", "query"));
        bench.send(other, presence(tablet, 0));
        assertThat(stage.seen()).isEmpty();
        order.answered(order.theRequest());
        assertThat(stage.seen()).filteredOn(seen -> seen.startsWith("4 ")).startsWith("4 iq:result null")
                .contains("4 presence juliet@localhost/balcony");
    }

    @Test
    void whatWaitsGoesOnWithItsSession() {
        bench.next(romeo, Envelope.newBuilder().setManagementRequested(ManagementRequested.newBuilder()
                .setAccount(ROMEO.bare().toString()).setId("id").setMaxSeconds(300)));
        bench.send(romeo, set(ROMEO, PRIVACY, "query"));
        bench.send(romeo, chat(ROMEO, JULIET));
        bench.next(romeo, Envelope.newBuilder()
                .setSessionDetached(SessionDetached.newBuilder().setAccount(ROMEO.bare().toString())));
        var now = new SessionAddress(0, 10, 6);
        bench.next(now, Envelope.newBuilder().setResumeRequested(ResumeRequested.newBuilder()
                .setAccount(ROMEO.bare().toString()).setId("id").setAcknowledged(0)));
        assertThat(bench.delivered()).anySatisfy(
                one -> assertThat(one.getResumeAnswered().getHandled()).describedAs("what waits counts").isEqualTo(2));
        bench.send(now, chat(ROMEO, BALCONY));
        assertThat(stage.seen()).isEmpty();
        order.answered(order.theRequest());
        assertThat(stage.seen()).containsExactly("6 iq:result null", "2 message:chat romeo@localhost/orchard",
                "2 message:chat romeo@localhost/orchard");
        bench.close(now, ROMEO);
        assertThat(stage.seen()).containsExactly("2 presence:unavailable romeo@localhost/orchard");
    }

    @Test
    void whatIsRefusedAtTheGatewayIsAnsweredInItsPlace() {
        bench.send(romeo, set(ROMEO, "jabber:iq:roster", "query"));
        bench.next(romeo, Envelope.newBuilder().setOutboundRefused(OutboundRefused.newBuilder()
                .setStanza(StanzaCodec.toWire(chat(ROMEO, JULIET))).setErrorType("MODIFY")
                .setCondition("bad-request")));
        assertThat(stage.seen()).isEmpty();
        order.answered(order.theRequest());
        assertThat(stage.seen()).containsExactly("1 iq:result null", "1 message:error juliet@localhost");
    }

    @Test
    void whatWaitsIsBounded() {
        bench.send(romeo, presence(ROMEO, JULIET, Presence.Type.SUBSCRIBE));
        for (int i = 0; i < 1001; i++) {
            bench.send(romeo, chat(ROMEO, JULIET));
        }
        assertThat(stage.seen()).containsExactly("1 message:error juliet@localhost");
        bench.done(order.theRequest());
        assertThat(stage.seen()).hasSize(1000);
    }

    @Test
    void whileTheDatabaseIsAwayForLongMessagesAreRefusedAndPresenceWaits() {
        bench.rosterServiceIsAway();
        bench.send(romeo, set(ROMEO, "jabber:iq:roster", "query"));
        bench.send(romeo, chat(ROMEO, JULIET));
        bench.send(romeo, presence(ROMEO, 4));
        bench.tick(1);
        bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(stage.seen()).isEmpty();
        bench.asked();
        bench.tick(2);
        assertThat(stage.seen()).containsExactly("1 message:error juliet@localhost",
                "1 message:error juliet@localhost");
        bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(stage.seen()).containsExactly("1 message:error juliet@localhost");
        // The reply to the first request is lost; one to the question that follows says that it had its effect.
        bench.done(bench.asked().getLast());
        assertThat(stage.seen()).contains("2 presence romeo@localhost/orchard");
        bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(stage.seen()).containsExactly("2 message:chat romeo@localhost/orchard");
    }

    @Test
    void aBlockIsInForceBeforeWhatIsSentBehindIt() {
        bench.send(romeo, set(ROMEO, "urn:xmpp:blocking", "block"));
        bench.send(romeo, presence(ROMEO, JULIET, Presence.Type.AVAILABLE));
        bench.done(order.theRequest(),
                RosterReply.newBuilder().setPolicy(PolicyChange.newBuilder().setPrevious(1).setVersion(2)
                        .setPrivacy(byDefault(everything(PrivacyItem.Kind.JID, JULIET.toString())))));
        assertThat(stage.seen()).containsExactlyInAnyOrder("2 presence:unavailable romeo@localhost/orchard",
                "1 presence:error juliet@localhost");
    }

    @Test
    void whatAContactSendsBehindASubscriptionComesBehindIt() {
        SessionAddress nurse = stage.online(Jid.parse("nurse@localhost/kitchen"), 3, 0);
        bench.send(romeo, presence(ROMEO, JULIET, Presence.Type.UNSUBSCRIBE));
        bench.send(romeo, chat(ROMEO, JULIET));
        stage.seen();
        bench.done(order.theRequest(), RosterReply.newBuilder()
                .addSend(StanzaCodec.toWire(presence(ROMEO.bare(), JULIET, Presence.Type.UNSUBSCRIBE))));
        bench.send(nurse, chat(Jid.parse("nurse@localhost/kitchen"), JULIET));
        assertThat(stage.seen()).describedAs("others do not wait")
                .containsExactly("2 message:chat nurse@localhost/kitchen");
        bench.done(order.theRequest(),
                RosterReply.newBuilder().addPushes(Push.newBuilder().setAudience(Push.Audience.AVAILABLE)
                        .setStanza(StanzaCodec.toWire(presence(ROMEO.bare(), JULIET, Presence.Type.UNSUBSCRIBE)))));
        assertThat(stage.seen()).containsExactly("2 presence:unsubscribe romeo@localhost",
                "2 message:chat romeo@localhost/orchard");
        bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(stage.seen()).hasSize(1);
    }

    @Test
    void forTheOrderAloneNobodyWaitsForLong() {
        stage.bench.reply(RosterReply.newBuilder().setAccount(ROMEO.bare().toString())
                .addSend(StanzaCodec.toWire(presence(ROMEO.bare(), JULIET, Presence.Type.SUBSCRIBE))));
        bench.send(romeo, chat(ROMEO, JULIET));
        assertThat(stage.seen()).isEmpty();
        bench.pass(Duration.ofSeconds(9));
        assertThat(stage.seen()).isEmpty();
        bench.pass(Duration.ofSeconds(2));
        assertThat(stage.seen()).as("without a minute's tick")
                .containsExactly("2 message:chat romeo@localhost/orchard");
        bench.send(romeo, chat(ROMEO, BALCONY));
        assertThat(stage.seen()).hasSize(1);
        stage.bench.reply(RosterReply.newBuilder().setAccount(ROMEO.bare().toString())
                .addSend(StanzaCodec.toWire(presence(ROMEO.bare(), JULIET, Presence.Type.SUBSCRIBE))));
        bench.send(romeo, chat(ROMEO, JULIET));
        bench.tick(1);
        assertThat(stage.seen()).containsExactly("2 message:chat romeo@localhost/orchard");
    }
}
