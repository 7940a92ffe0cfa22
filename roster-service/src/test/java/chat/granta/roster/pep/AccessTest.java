package chat.granta.roster.pep;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Iq;
import chat.granta.roster.RosterContext;
import chat.granta.roster.turn.RequestLogic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0060 sections 4.5, 6.1 and 8.8 to 8.9, on a database: who may read a node. */
class AccessTest {
    private static final String ITEMS = "<items node='n'/>";

    private final PepHome pep = new PepHome();

    @Test
    void whatIsOpenEverybodyReads() {
        publish("open");
        assertThat(julietReads()).contains("<item id='i'>");
    }

    @Test
    void presenceIsForThoseWhoSeeThePresence() {
        publish("presence");
        assertThat(julietReads()).contains("<not-authorized ").contains("<presence-subscription-required ");
        pep.approveJuliet();
        assertThat(julietReads()).contains("<item id='i'>");
    }

    @Test
    void rosterIsForThoseInAGroup() {
        pep.publish("n", "i", "<a xmlns='u'/>", "access_model", "roster", "roster_groups_allowed", "Friends");
        pep.approveJuliet();
        assertThat(julietReads()).contains("<not-authorized ").contains("<not-in-roster-group ");
        pep.putJulietIntoGroup("Friends");
        assertThat(julietReads()).contains("<item id='i'>");
    }

    @Test
    void aWhitelistIsForThoseOnIt() {
        publish("whitelist");
        pep.approveJuliet();
        assertThat(julietReads()).contains("<not-allowed ").contains("<closed-node ");
        affiliate("member");
        assertThat(julietReads()).contains("<item id='i'>");
        assertThat(pep.ownerGet("<affiliations node='n'/>"))
                .contains("<affiliation jid='" + PepHome.JULIET.bare() + "' affiliation='member'/>");
        affiliate("none");
        assertThat(julietReads()).contains("<closed-node ");
    }

    @Test
    void theOwnerApprovesSubscriptions() {
        publish("authorize");
        assertThat(julietReads()).contains("<not-authorized ").contains("<not-subscribed ");
        assertThat(pep.juliet(Iq.Type.SET, "<subscribe node='n' jid='" + PepHome.JULIET.bare() + "'/>"))
                .anySatisfy(answer -> assertThat(answer).contains("subscription='pending'"))
                .anySatisfy(form -> assertThat(form).contains("pubsub#subscriber_jid"));
        assertThat(julietReads()).contains("<not-subscribed ");
        pep.ownerSet("<subscriptions node='n'><subscription jid='" + PepHome.JULIET.bare()
                + "' subscription='subscribed'/></subscriptions>");
        assertThat(julietReads()).contains("<item id='i'>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "presence", "roster", "whitelist", "authorize"})
    void anOutcastReadsNothing(String access) {
        publish(access);
        pep.approveJuliet();
        affiliate("outcast");
        assertThat(julietReads()).containsAnyOf("<forbidden ", "<not-authorized ").doesNotContain("<item ");
        assertThat(lastItemsForJuliet()).isEmpty();
    }

    @Test
    void aPublisherPublishes() {
        publish("open");
        affiliate("publisher");
        assertThat(pep.juliet(Iq.Type.SET, "<publish node='n'><item id='j'><b xmlns='u'/></item></publish>"))
                .singleElement().asString().contains("<item id='j'/>");
        assertThat(pep.get(ITEMS)).contains("<b xmlns='u'/>");
    }

    @Test
    void whoSubscribesIsToldTheLastItemBehindTheAnswer() {
        publish("open");
        assertThat(pep.juliet(Iq.Type.SET, "<subscribe node='n' jid='" + PepHome.JULIET + "'/>")).satisfiesExactly(
                answer -> assertThat(answer).contains("subscription='subscribed'"),
                item -> assertThat(item).contains("<item id='i'><a xmlns='u'/></item>").contains("<delay "));
        assertThat(pep.juliet(Iq.Type.GET, "<subscriptions/>").getFirst()).contains("jid='" + PepHome.JULIET + "'");
        pep.events();
        pep.publish("n", "i", "<b xmlns='u'/>");
        assertThat(pep.events().getFirst().getSubscribersList()).containsExactly(PepHome.JULIET.toString());
        assertThat(pep.juliet(Iq.Type.SET, "<unsubscribe node='n' jid='" + PepHome.JULIET + "'/>").getFirst())
                .isEmpty();
        assertThat(pep.juliet(Iq.Type.SET, "<unsubscribe node='n' jid='" + PepHome.JULIET + "'/>").getFirst())
                .contains("<unexpected-request ").contains("<not-subscribed ");
        assertThat(pep.juliet(Iq.Type.SET, "<subscribe node='n' jid='nurse@example.net'/>").getFirst())
                .contains("<bad-request ").contains("<invalid-jid ");
        assertThat(pep.juliet(Iq.Type.SET, "<unsubscribe node='n' jid='nurse@example.net'/>").getFirst())
                .contains("<forbidden ");
    }

    @Test
    void aContactWhoComesIsToldLastItemsThatSheMayRead() {
        publish("presence");
        assertThat(lastItemsForJuliet()).isEmpty();
        pep.approveJuliet();
        assertThat(lastItemsForJuliet()).singleElement().asString().contains("<item id='i'>").contains("<delay ");
        pep.home.ask(Iq.Type.SET, chat.granta.roster.turn.Asked.payload(
                "<block xmlns='urn:xmpp:blocking'><item jid='" + PepHome.JULIET.bare() + "'/></block>"));
        assertThat(lastItemsForJuliet()).isEmpty();
    }

    @Test
    void anAccountsDataGoWithIt() {
        publish("open");
        pep.home.cancelled();
        assertThat(julietReads()).contains("<item-not-found ");
    }

    private List<String> lastItemsForJuliet() {
        return RosterContext.bean(RequestLogic.class)
                .lastItems(PepHome.JULIET, List.of("n", "m"), List.of(pep.home.account().toString()),
                        pep.home.now(), "u")
                .stream()
                .map(message -> message.payload().toString()).toList();
    }

    private void publish(String access) {
        pep.publish("n", "i", "<a xmlns='u'/>", "access_model", access);
    }

    private void affiliate(String affiliation) {
        assertThat(pep.ownerSet("<affiliations node='n'><affiliation jid='" + PepHome.JULIET.bare()
                + "' affiliation='" + affiliation + "'/></affiliations>")).isEmpty();
    }

    private String julietReads() {
        return pep.juliet(Iq.Type.GET, ITEMS).getFirst();
    }
}
