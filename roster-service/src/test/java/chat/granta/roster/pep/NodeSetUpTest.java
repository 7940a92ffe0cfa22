package chat.granta.roster.pep;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Iq;
import chat.granta.roster.turn.Asked;
import org.junit.jupiter.api.Test;

/** XEP-0060 sections 5.2 and 8.1 to 8.5, on a database: what owners do with their nodes. */
class NodeSetUpTest {
    private static final String CONFIG = "http://jabber.org/protocol/pubsub#node_config";

    private final PepHome pep = new PepHome();

    @Test
    void aNodeIsMadeAsItsOwnerWants() {
        assertThat(pep.set("<create node='n'/><configure>"
                + PepHome.form(CONFIG, "access_model", "whitelist", "max_items", "7", "title", "Mine")
                + "</configure>"))
                .isEmpty();
        assertThat(pep.ownerGet("<configure node='n'/>")).contains("<value>whitelist</value>")
                .contains("<value>7</value>").contains("<value>Mine</value>");
        assertThat(pep.set("<create node='n'/>")).contains("<conflict ");
        assertThat(pep.set("<create/>")).contains("<not-acceptable ").contains("<nodeid-required ");
    }

    @Test
    void theDefaultIsPersonalEventings() {
        assertThat(pep.ownerGet("<default/>")).contains("<value>presence</value>")
                .contains("<value>on_sub_and_presence</value>");
    }

    @Test
    void aFormIsJudged() {
        pep.publish("n", "i", "");
        assertThat(configure("access_model", "everybody")).contains("<not-acceptable ");
        assertThat(configure("max_items", "0")).contains("<not-acceptable ");
        assertThat(configure("max_items", "1001")).contains("<not-acceptable ");
        assertThat(configure("publish_model", "open")).contains("<not-acceptable ");
        assertThat(pep.ownerSet("<configure node='n'/>")).contains("<bad-request ");
        assertThat(pep.ownerSet("<configure node='n'><x xmlns='jabber:x:data' type='cancel'/></configure>")).isEmpty();
        assertThat(configure("max_items", "1000", "unknown", "1")).isEmpty();
    }

    @Test
    void itemsThatHaveNoRoomAnyMoreGo() {
        for (int i = 0; i < 3; i++) {
            pep.publish("n", "i" + i, "", "max_items", "max");
        }
        configure("max_items", "2");
        assertThat(pep.get("<items node='n'/>")).doesNotContain("'i0'").contains("'i1'").contains("'i2'");
    }

    @Test
    void aNodeIsPurgedAndDeletedAndThatIsTold() {
        pep.publish("n", "i", "");
        pep.told();
        assertThat(pep.ownerSet("<purge node='n'/>")).isEmpty();
        assertThat(pep.told()).singleElement().asString().contains("<purge node='n'/>");
        assertThat(pep.ownerSet("<delete node='n'/>")).isEmpty();
        assertThat(pep.told()).singleElement().asString().contains("<delete node='n'/>");
        assertThat(pep.ownerSet("<delete node='n'/>")).contains("<item-not-found ");
    }

    @Test
    void theOwnersRequestsAreTheOwners() {
        pep.publish("n", "i", "");
        var reply = pep.home.others(new Iq(PepHome.JULIET, null, "j", Iq.Type.SET, null, Asked.payload(
                "<pubsub xmlns='http://jabber.org/protocol/pubsub#owner'><delete node='n'/></pubsub>")));
        assertThat(reply.getSend(0).getPayload().toStringUtf8()).contains("<forbidden ");
    }

    @Test
    void discoveryNamesTheNodesThatTheAskerMayRead() {
        pep.publish("open", "i", "", "access_model", "open");
        pep.publish("mine", "i", "", "access_model", "whitelist");
        String items = "<query xmlns='http://jabber.org/protocol/disco#items'/>";
        assertThat(pep.home.ask(Iq.Type.GET, Asked.payload(items)).getAnswer().getStanza().getPayload().toStringUtf8())
                .contains("node='open'").contains("node='mine'");
        assertThat(pep.home.others(new Iq(PepHome.JULIET, null, "j", Iq.Type.GET, null, Asked.payload(items)))
                .getSend(0).getPayload().toStringUtf8()).contains("node='open'").doesNotContain("node='mine'");
        String info = "<query xmlns='http://jabber.org/protocol/disco#info' node='%s'/>";
        assertThat(pep.home.ask(Iq.Type.GET, Asked.payload(info.formatted("mine"))).getAnswer().getStanza().getPayload()
                .toStringUtf8()).contains("<identity category='pubsub' type='leaf'/>")
                .contains("<value>whitelist</value>");
        assertThat(pep.home.others(new Iq(PepHome.JULIET, null, "j", Iq.Type.GET, null,
                Asked.payload(info.formatted("mine")))).getSend(0).getPayload().toStringUtf8())
                .contains("<item-not-found ");
    }

    private String configure(String... fields) {
        return pep.ownerSet("<configure node='n'>" + PepHome.form(CONFIG, fields) + "</configure>");
    }
}
