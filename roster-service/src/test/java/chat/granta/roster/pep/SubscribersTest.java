package chat.granta.roster.pep;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.RosterReply;
import chat.granta.model.Iq;
import chat.granta.model.Message;
import chat.granta.roster.turn.Asked;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** XEP-0060 sections 6.3, 8.6, 8.7 and 8.8.4, on a database: who has subscribed, and what owners and subscribers decide about it. */
class SubscribersTest {
    private static final String SUBSCRIBE = "<subscribe node='n' jid='" + PepHome.JULIET.bare() + "'/>";
    private static final String OPTIONS = "http://jabber.org/protocol/pubsub#subscribe_options";
    private static final String COMMAND = "<command xmlns='http://jabber.org/protocol/commands' "
            + "node='http://jabber.org/protocol/pubsub#get-pending'>%s</command>";

    private final PepHome pep = new PepHome();

    @Test
    void theOwnerApprovesByTheFormAndTheSubscriberHasTheLastItem() {
        letJulietAsk();
        assertThat(approve("true")).satisfiesExactly(
                notice -> assertThat(notice).contains("subscription='subscribed'"),
                item -> assertThat(item).contains("<item id='i'>").contains("<delay "));
        assertThat(read()).contains("<item id='i'>");
        assertThat(approve("false")).isEmpty();
        assertThat(read()).contains("<item id='i'>");
    }

    @Test
    void theOwnerDenies() {
        letJulietAsk();
        assertThat(approve("0")).singleElement().asString().contains("subscription='none'");
        assertThat(read()).contains("<not-subscribed ");
        assertThat(pep.juliet(Iq.Type.SET, SUBSCRIBE).getLast()).contains("subscription='pending'");
    }

    @Test
    void whoeverWaitsNeedNotAskAgain() {
        letJulietAsk();
        assertThat(pep.juliet(Iq.Type.SET, SUBSCRIBE)).singleElement().asString().contains("<not-authorized ")
                .contains("<pending-subscription ");
    }

    @Test
    void aFormThatIsCancelledOrWrongDecidesNothing() {
        letJulietAsk();
        assertThat(answer("<x xmlns='jabber:x:data' type='cancel'><field var='FORM_TYPE'><value>"
                + "http://jabber.org/protocol/pubsub#subscribe_authorization</value></field></x>")).isEmpty();
        assertThat(approve("perhaps")).isEmpty();
        assertThat(pep.ownerGet("<subscriptions node='n'/>")).contains("subscription='pending'");
    }

    @Test
    void thoseWhoWaitAreListedByCommand() {
        assertThat(command("")).contains("status='completed'").contains("Nobody waits");
        letJulietAsk();
        assertThat(command("")).contains("status='executing'").contains("<option label='n'><value>n</value></option>");
        RosterReply reply = pep.home.ask(Iq.Type.SET, Asked.payload(COMMAND.formatted(
                "<x xmlns='jabber:x:data' type='submit'><field var='pubsub#node'><value>n</value></field></x>")));
        assertThat(reply.getSend(0).getPayload().toStringUtf8()).contains(PepHome.JULIET.bare().toString())
                .contains("pubsub#allow");
        assertThat(command("<x xmlns='jabber:x:data' type='submit'><field var='pubsub#node'><value>other</value>"
                + "</field></x>")).contains("<item-not-found ");
        assertThat(command("<x xmlns='jabber:x:data' type='submit'/>")).contains("<bad-payload ");
    }

    @Test
    void anAffiliationDecidesForWhomeverWaits() {
        letJulietAsk();
        pep.ownerSet("<affiliations node='n'><affiliation jid='" + PepHome.JULIET.bare()
                + "' affiliation='member'/></affiliations>");
        assertThat(pep.ownerGet("<subscriptions node='n'/>")).contains("subscription='subscribed'");
    }

    @Test
    void aSubscriberChoosesNotToBeTold() {
        pep.publish("n", "i", "<a xmlns='u'/>", "access_model", "open");
        assertThat(options(Iq.Type.GET, "")).contains("<unexpected-request ").contains("<not-subscribed ");
        assertThat(pep.juliet(Iq.Type.SET, SUBSCRIBE + "<options>" + PepHome.form(OPTIONS, "deliver", "0")
                + "</options>")).singleElement().asString().contains("<value>0</value>");
        pep.events();
        pep.publish("n", "j", "<a xmlns='u'/>");
        assertThat(pep.events().getFirst().getSubscribersList()).isEmpty();
        assertThat(options(Iq.Type.SET, PepHome.form(OPTIONS, "deliver", "1"))).isEmpty();
        assertThat(options(Iq.Type.GET, "")).contains("pubsub#deliver");
        pep.publish("n", "k", "<a xmlns='u'/>");
        assertThat(pep.events().getFirst().getSubscribersList()).hasSize(1);
    }

    @Test
    void wrongOptionsAreRefused() {
        pep.publish("n", "i", "<a xmlns='u'/>", "access_model", "open");
        pep.juliet(Iq.Type.SET, SUBSCRIBE);
        assertThat(options(Iq.Type.SET, PepHome.form(OPTIONS, "deliver", "perhaps"))).contains("<invalid-options ");
        assertThat(options(Iq.Type.SET, PepHome.form(OPTIONS, "digest", "1"))).contains("<invalid-options ");
        assertThat(options(Iq.Type.SET, "")).contains("<invalid-options ");
        assertThat(pep.juliet(Iq.Type.GET, "<options node='n'/>").getFirst()).contains("<jid-required ");
        assertThat(pep.juliet(Iq.Type.GET, "<options node='n' jid='nurse@example.net'/>").getFirst())
                .contains("<forbidden ");
        assertThat(pep.juliet(Iq.Type.GET, "<default node='n'/>").getFirst()).contains("pubsub#deliver");
    }

    @Test
    void aNodeHasSoManySubscriptionsAndNoMore() {
        pep.publish("n", "i", "<a xmlns='u'/>", "access_model", "open");
        String all = IntStream.range(0, 200)
                .mapToObj(i -> "<subscription jid='user" + i + "@example.net' subscription='subscribed'/>")
                .collect(Collectors.joining());
        assertThat(pep.ownerSet("<subscriptions node='n'>" + all + "</subscriptions>")).isEmpty();
        assertThat(pep.juliet(Iq.Type.SET, SUBSCRIBE)).singleElement().asString().contains("<policy-violation ")
                .contains("<too-many-subscriptions ");
        assertThat(pep.ownerSet("<subscriptions node='n'>" + all + "</subscriptions>")).isEmpty();
    }

    private void letJulietAsk() {
        pep.publish("n", "i", "<a xmlns='u'/>", "access_model", "authorize");
        assertThat(pep.juliet(Iq.Type.SET, SUBSCRIBE)).hasSize(2);
    }

    private String read() {
        return pep.juliet(Iq.Type.GET, "<items node='n'/>").getFirst();
    }

    private String options(Iq.Type type, String form) {
        return pep.juliet(type, "<options node='n' jid='" + PepHome.JULIET.bare() + "'>" + form + "</options>")
                .getFirst();
    }

    private String command(String form) {
        return StanzaCodec.ofWire(pep.home.ask(Iq.Type.SET, Asked.payload(COMMAND.formatted(form))).getAnswer()
                .getStanza()).payload().toString();
    }

    /** What others hear of the owner's answer to the form. */
    private List<String> approve(String allow) {
        return answer(PepHome.form("http://jabber.org/protocol/pubsub#subscribe_authorization", "node", "n",
                "subscriber_jid", PepHome.JULIET.bare().toString(), "allow", allow));
    }

    private List<String> answer(String form) {
        return pep.home.own(new Message(null, pep.home.account(), "a", Message.Type.NORMAL, null, Asked.payload(form)))
                .getSendList().stream().map(stanza -> StanzaCodec.ofWire(stanza).payload().toString()).toList();
    }
}
