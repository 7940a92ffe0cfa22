package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.presence;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.AccountChanged.State;
import chat.granta.bus.wire.Contact;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.handling.disco.CapsHash;
import chat.granta.homes.RecordLogic;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.router.home.Turn;
import chat.granta.router.server.ContactAddresses;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The homes' behaviour through the real topology. */
class HomeTest {
    private final Stage stage = new Stage();
    private final HomeBench bench = stage.bench;

    @AfterEach
    void close() {
        stage.close();
    }

    private SessionAddress online(Jid jid, long connection, int priority) {
        return stage.online(jid, connection, priority);
    }

    private static Message chat(Jid to) {
        return Stage.chat(ROMEO, to);
    }

    private static List<Long> connections(Envelope envelope) {
        return envelope.getDelivery().getTargetsList().stream().map(target -> target.getSession().getConnection())
                .toList();
    }

    private Envelope only() {
        List<Envelope> delivered = bench.delivered();
        assertThat(delivered).hasSize(1);
        return delivered.getFirst();
    }

    @Test
    void aResourceIsGrantedAndItsOlderHolderLeaves() {
        bench.bind("romeo@localhost", "orchard", 1);
        assertThat(only().getBindAnswered().getJid()).isEqualTo(ROMEO.toString());
        bench.bind("romeo@localhost", "orchard", 2);
        List<Envelope> delivered = bench.delivered();
        assertThat(delivered.get(0).getSessionEnded().getStreamError()).isEqualTo("conflict");
        assertThat(delivered.get(0).getSessionEnded().getSession().getConnection()).isEqualTo(1);
        assertThat(delivered.get(1).getBindAnswered().getSession().getConnection()).isEqualTo(2);
    }

    @Test
    void whoNamesNoResourceIsGivenOne() {
        bench.bind("romeo@localhost", "", 1);
        assertThat(Jid.parse(only().getBindAnswered().getJid()).resource()).hasSize(16);
    }

    @Test
    void thereIsALimitToResources() {
        for (int i = 0; i < 3; i++) {
            bench.bind("romeo@localhost", "r" + i, i);
        }
        bench.delivered();
        bench.bind("romeo@localhost", "r3", 3);
        assertThat(only().getBindAnswered().getError()).isEqualTo("resource-constraint");
    }

    @Test
    void aChatToTheBareJidReachesTheHighestPriorityOnly() {
        SessionAddress romeo = online(ROMEO, 1, 0);
        online(JULIET.withResource("phone"), 2, 5);
        online(JULIET.withResource("desk"), 3, 1);
        bench.send(romeo, chat(JULIET));
        assertThat(connections(only())).containsExactly(2L);
    }

    @Test
    void aChatToNobodyIsRefused() {
        SessionAddress romeo = online(ROMEO, 1, 0);
        bench.send(romeo, chat(JULIET));
        Envelope answer = only();
        assertThat(connections(answer)).containsExactly(1L);
        assertThat(answer.getDelivery().getStanza().getType()).isEqualTo("error");
        assertThat(answer.getDelivery().getStanza().getPayload().toStringUtf8()).contains("service-unavailable");
    }

    @Test
    void anotherServerCannotBeReached() {
        SessionAddress romeo = online(ROMEO, 1, 0);
        bench.send(romeo, chat(Jid.parse("nurse@elsewhere.example")));
        assertThat(only().getDelivery().getStanza().getPayload().toStringUtf8()).contains("remote-server-not-found");
    }

    @Test
    void theServerAnswersForItself() {
        SessionAddress romeo = online(ROMEO, 1, 0);
        bench.send(romeo, new Iq(ROMEO, Jid.parse("localhost"), "v", Iq.Type.GET, null,
                Payload.of(Element.named("jabber:iq:version", "query").build())));
        var answer = only().getDelivery().getStanza();
        assertThat(answer.getType()).isEqualTo("result");
        assertThat(answer.getPayload().toStringUtf8()).contains("<name>Granta</name>");
    }

    @Test
    void theServerSaysWhomToTurnTo() {
        SessionAddress romeo = online(ROMEO, 1, 0);
        bench.send(romeo, Stage.get(ROMEO, Jid.parse("localhost"), "http://jabber.org/protocol/disco#info", "query"));
        assertThat(only().getDelivery().getStanza().getPayload().toStringUtf8()).contains(
                "http://jabber.org/network/serverinfo", "var='abuse-addresses'", "mailto:abuse@localhost");
    }

    @Test
    void directedPresenceIsTakenBackWhenTheConnectionIsLost() {
        SessionAddress romeo = online(ROMEO, 1, 0);
        online(JULIET.withResource("phone"), 2, 0);
        bench.send(romeo, new Presence(ROMEO, JULIET, null, Presence.Type.AVAILABLE, null, Payload.EMPTY));
        assertThat(connections(only())).containsExactly(2L);
        bench.close(romeo, ROMEO);
        Envelope gone = only();
        assertThat(connections(gone)).containsExactly(2L);
        assertThat(gone.getDelivery().getStanza().getType()).isEqualTo("unavailable");
    }

    /** It may have crossed a cancellation, and romeo may have asked again by now: that must stand. */
    @Test
    void aLocalProbeInVainCancelsNothing() {
        online(JULIET.withResource("phone"), 2, 0);
        bench.policy(ROMEO.bare(), PolicyChange.newBuilder()
                .addContacts(Contact.newBuilder().setJid(JULIET.toString()).setTo(true).setInRoster(true)));
        online(ROMEO, 1, 0);
        assertThat(bench.asked()).isEmpty();
    }

    @Test
    void aDeadGatewayLeavesNoGhosts() {
        SessionAddress romeo = online(ROMEO, 1, 0);
        bench.adopt(romeo.partition(), romeo.tenure() + 5);
        bench.send(romeo, chat(ROMEO.bare()));
        assertThat(bench.delivered()).describedAs("a fenced gateway's stanza has no effect").isEmpty();
    }

    @Test
    void aRepeatedRecordHasItsEffectOnce() {
        online(JULIET.withResource("phone"), 2, 0);
        bench.fromAnotherHome(7, 0, Stage.chat(ROMEO, JULIET));
        assertThat(bench.delivered()).hasSize(1);
        bench.fromAnotherHome(7, 0, Stage.chat(ROMEO, JULIET));
        assertThat(bench.delivered()).isEmpty();
    }

    @Test
    void whatIsSentWithinAHomeIsDeliveredAndArchivedInTheSendersTurn() {
        SessionAddress romeo = online(ROMEO, 1, 0);
        online(JULIET.withResource("phone"), 2, 0);
        bench.archived();
        bench.send(romeo, chat(JULIET));
        assertThat(bench.delivered()).hasSize(1);
        assertThat(bench.archived()).extracting(entry -> entry.getArchiveEntry().getAccount())
                .containsExactly("romeo@localhost", "juliet@localhost");
        assertThat(bench.toHomes()).isEmpty();
    }

    @Test
    void aCancelledAccountsSessionsEndAndNoneBegins() {
        bench.account("romeo@localhost", State.CREATED, 1);
        online(ROMEO, 1, 0);
        bench.account("romeo@localhost", State.CANCELLED, 2);
        assertThat(only().getSessionEnded().getStreamError()).isEqualTo("not-authorized");
        bench.bind("romeo@localhost", "orchard", 2);
        assertThat(only().getBindAnswered().getError()).isEqualTo("not-allowed");
        bench.account("romeo@localhost", State.ACTIVE, 3);
        bench.bind("romeo@localhost", "orchard", 3);
        assertThat(only().getBindAnswered().getJid()).isEqualTo(ROMEO.toString());
    }

    @Test
    void nobodyLearnsWhenTheFormerOwnerOfANameWasThere() {
        bench.account("romeo@localhost", State.ACTIVE, 1);
        bench.close(online(ROMEO, 1, 0), ROMEO);
        bench.account("romeo@localhost", State.CANCELLED, 2);
        bench.account("romeo@localhost", State.CREATED, 3);
        SessionAddress anew = stage.connected(ROMEO, 2);
        bench.send(anew, Stage.get(ROMEO, ROMEO.bare(), "jabber:iq:last", "query"));
        assertThat(only().getDelivery().getStanza().getPayload().toStringUtf8()).contains("item-not-found");
    }

    @Test
    void anAccountEventToldTwiceCountsOnce() {
        bench.account("romeo@localhost", State.CANCELLED, 1);
        bench.account("romeo@localhost", State.CREATED, 2);
        bench.account("romeo@localhost", State.CANCELLED, 1);
        bench.bind("romeo@localhost", "orchard", 1);
        assertThat(only().getBindAnswered().getJid()).isEqualTo(ROMEO.toString());
    }

    @Test
    void registrationIsRefusedWithTheAddressOfThePasswordPage() {
        SessionAddress romeo = online(ROMEO, 1, 0);
        var query = Payload.of(Element.named("jabber:iq:register", "query").build());
        bench.send(romeo, new Iq(ROMEO, null, "r", Iq.Type.GET, null, query));
        assertThat(only().getDelivery().getStanza().getPayload().toStringUtf8())
                .contains("<url>https://password.example/</url>");
        bench.send(romeo, new Iq(ROMEO, Jid.parse("localhost"), "r", Iq.Type.SET, null, query));
        assertThat(only().getDelivery().getStanza().getPayload().toStringUtf8()).contains("<not-allowed ",
                "https://password.example/");
    }

    @Test
    void aPoisonRecordIsParkedAndTheHomeGoesOn() {
        bench.put(new byte[]{1, 2, 3});
        assertThat(bench.parked()).hasSize(1);
        bench.bind("romeo@localhost", "orchard", 1);
        assertThat(only().getBindAnswered().getJid()).isEqualTo(ROMEO.toString());
    }

    @Test
    void aFailureIsAnsweredAndParkedAndTheHomeGoesOn() {
        RouterFeatures features = HomeBench.features(ContactAddresses.none());
        try (var failing = new HomeBench(new FailsOnChat(new HomeLogic(features.handlers()), false), features)) {
            SessionAddress romeo = failing.bind("romeo@localhost", "orchard", 1);
            failing.delivered();
            failing.send(romeo, chat(JULIET));
            assertThat(failing.delivered().getFirst().getDelivery().getStanza().getPayload().toStringUtf8())
                    .contains("internal-server-error");
            assertThat(failing.parked().getFirst().getReason()).contains("a bug");
            failing.send(romeo, presence(ROMEO, 0));
            assertThat(failing.delivered()).hasSize(1);
        }
    }

    /** What has waited behind a request fails alone: what the request has changed stands, and the session goes on. */
    @Test
    void aFailureOfWhatHasWaitedIsItsOwn() {
        RouterFeatures features = HomeBench.features(ContactAddresses.none());
        try (var failing = new HomeBench(new FailsOnChat(new HomeLogic(features.handlers()), true), features)) {
            SessionAddress romeo = failing.bind("romeo@localhost", "orchard", 1);
            failing.send(romeo, presence(ROMEO, 0));
            failing.send(romeo, Stage.set(ROMEO, "jabber:iq:roster", "query"));
            failing.send(romeo, chat(JULIET));
            failing.send(romeo, presence(ROMEO, 1));
            failing.delivered();
            failing.done(failing.asked().getFirst());
            assertThat(failing.delivered()).hasSize(2).first().satisfies(error -> assertThat(
                    error.getDelivery().getStanza().getPayload().toStringUtf8()).contains("internal-server-error"));
            assertThat(failing.parked()).singleElement()
                    .satisfies(letter -> assertThat(letter.getReason()).contains("a bug"));
            failing.send(romeo, presence(ROMEO, 2));
            assertThat(failing.delivered()).hasSize(1);
        }
    }

    /** @param isLate whether it fails only when the chat has waited, and has no number of its session any more */
    private record FailsOnChat(RecordLogic<Turn> working, boolean isLate) implements RecordLogic<Turn> {
        @Override
        public void handle(Envelope envelope, Turn turn) {
            working.handle(envelope, turn);
            if (envelope.hasOutbound() && envelope.getOutbound().getStanza().getType().equals("chat")
                    && (!isLate || envelope.getOrigin().getSession().getSequence() == 0)) {
                throw new IllegalStateException("a bug");
            }
        }

        @Override
        public void handleFailed(Envelope envelope, Turn turn) {
            working.handleFailed(envelope, turn);
        }
    }

    @Test
    void whoIsBoundBringsTheGatewayTheServersCapabilities() {
        bench.bind("romeo@localhost", "orchard", 1);
        assertThat(only().getBindAnswered().getServer()).isEqualTo(HomeBench.SERVER);
    }

    @Test
    void theServerAnswersForTheCapabilitiesThatItSaysItHas() {
        RouterFeatures features = HomeBench.features(ContactAddresses.none());
        try (var other = new HomeBench(features)) {
            SessionAddress romeo = other.bind("romeo@localhost", "orchard", 1);
            other.delivered();
            String node = features.capabilities().getNode() + '#' + features.capabilities().getVer();
            var query = Element.named("http://jabber.org/protocol/disco#info", "query").attribute("node", node);
            other.send(romeo, new Iq(ROMEO, Jid.parse("localhost"), "i", Iq.Type.GET, null, Payload.of(query.build())));
            var info = StanzaCodec.ofWire(other.delivered().getFirst().getDelivery().getStanza()).payload().elements()
                    .getFirst();
            assertThat(CapsHash.of(info)).isEqualTo(features.capabilities().getVer());
        }
    }
}
