package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Contact;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.bus.wire.SessionAnswer;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** XEP-0060 section 6.5 while roster-service, or its database, is away: what has been read lately is read again, and nothing else. */
class NodeReadsTest {
    private static final String PUBSUB = "http://jabber.org/protocol/pubsub";
    private static final Jid BALCONY = JULIET.withResource("balcony");
    private static final Duration LONG = Duration.ofSeconds(6);

    private final PepStage pep = new PepStage();
    private final HomeBench bench = pep.bench;
    private final SessionAddress balcony = pep.comes(BALCONY, 1);
    private final SessionAddress romeo = pep.comes(ROMEO, 2);

    @AfterEach
    void close() {
        pep.close();
    }

    @Test
    void whatWasReadIsReadAgainAndTheLateAnswerIsDropped() {
        answer(ask(balcony, "1", "n"), "first");
        assertThat(delivered()).singleElement().asString().contains("first");
        RosterRequest open = ask(balcony, "2", "n");
        assertThat(delivered()).isEmpty();
        bench.pass(LONG);
        assertThat(delivered()).singleElement().asString().contains("id='2'").contains("first");
        answer(open, "second");
        assertThat(delivered()).isEmpty();
        answer(ask(balcony, "3", "n"), "second");
        assertThat(delivered()).singleElement().asString().contains("second");
    }

    @Test
    void whatWasNotReadMayBeAskedForAgain() {
        ask(balcony, "1", "n");
        bench.pass(LONG);
        assertThat(delivered()).singleElement().asString().contains("id='1'").contains("<resource-constraint ")
                .contains("type='wait'");
    }

    @Test
    void anAnswerIsForWhomeverItWasGiven() {
        answer(ask(balcony, "1", "n"), "first");
        delivered();
        ask(romeo, "2", "n");
        bench.pass(LONG);
        assertThat(delivered()).singleElement().asString().contains("<resource-constraint ");
    }

    @Test
    void somebodyElseReadsAgainToo() {
        RosterRequest first = ask(romeo, "1", "n");
        bench.done(first, RosterReply.newBuilder().addSend(StanzaCodec.toWire(result(first, "first"))));
        assertThat(delivered()).singleElement().asString().contains("first");
        ask(romeo, "2", "n");
        bench.pass(LONG);
        assertThat(delivered()).singleElement().asString().contains("id='2'").contains("first");
    }

    @Test
    void nothingIsReadFromBeforeAChange() {
        answer(ask(balcony, "1", "n"), "first");
        RosterRequest early = ask(balcony, "2", "n");
        bench.send(balcony, iq(Iq.Type.SET, "3", "publish", "n"));
        answer(early, "first");
        delivered();
        ask(balcony, "4", "n");
        bench.pass(LONG);
        assertThat(delivered()).singleElement().asString().contains("id='4'").contains("<resource-constraint ");
    }

    @Test
    void nothingIsReadByWhomContactsWereAnotherMatter() {
        answer(ask(balcony, "1", "n"), "first");
        bench.reply(RosterReply.newBuilder().setAccount(JULIET.toString()).setPolicy(PolicyChange.newBuilder()
                .setPrevious(1).setVersion(2).addContacts(Contact.newBuilder().setJid(ROMEO.bare().toString()))));
        delivered();
        ask(balcony, "2", "n");
        bench.pass(LONG);
        assertThat(delivered()).singleElement().asString().contains("<resource-constraint ");
    }

    @Test
    void whatIsOldIsForgotten() {
        answer(ask(balcony, "1", "n"), "first");
        bench.tick(32);
        delivered();
        ask(balcony, "2", "n");
        bench.pass(LONG);
        assertThat(delivered()).filteredOn(one -> one.contains("id='2'")).singleElement().asString()
                .contains("<resource-constraint ");
    }

    @Test
    void whoWasToBeAnsweredByTheHomesFormerOwnerIs() {
        answer(ask(balcony, "1", "n"), "first");
        ask(balcony, "2", "n");
        delivered();
        bench.commit();
        bench.takeOver();
        bench.tick(1);
        assertThat(delivered()).filteredOn(one -> one.contains("id='2'")).singleElement().asString()
                .contains("first");
    }

    private RosterRequest ask(SessionAddress session, String id, String node) {
        bench.asked();
        bench.send(session, iq(Iq.Type.GET, id, "items", node)
                .between(session.equals(balcony) ? BALCONY : ROMEO, JULIET));
        return bench.asked().getFirst();
    }

    private static Iq iq(Iq.Type type, String id, String what, String node) {
        return new Iq(BALCONY, JULIET, id, type, null, Payload.of(Element.named(PUBSUB, "pubsub")
                .child(Element.named(PUBSUB, what).attribute("node", node).build()).build()));
    }

    /** roster-service answers one of the account's own clients. */
    private void answer(RosterRequest request, String text) {
        bench.done(request, RosterReply.newBuilder().setAnswer(SessionAnswer.newBuilder()
                .setSession(balcony.toWire()).setStanza(StanzaCodec.toWire(result(request, text)))));
    }

    private static Iq result(RosterRequest request, String text) {
        return ((Iq) StanzaCodec.ofWire(request.getStanza())).result(
                Payload.of(Element.named(PUBSUB, "pubsub").text(text).build()));
    }

    private List<String> delivered() {
        return bench.delivered().stream().map(one -> StanzaCodec.ofWire(one.getDelivery().getStanza()))
                .map(NodeReadsTest::shown).toList();
    }

    private static String shown(Stanza stanza) {
        return "id='" + stanza.id() + "' " + stanza.payload();
    }
}
