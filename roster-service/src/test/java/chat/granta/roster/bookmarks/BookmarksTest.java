package chat.granta.roster.bookmarks;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.RosterReply;
import chat.granta.model.Iq;
import chat.granta.roster.RosterContext;
import chat.granta.roster.log.TestHome;
import chat.granta.roster.turn.Asked;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** XEP-0402 section 5, on a database: three protocols show the same bookmarks. */
class BookmarksTest {
    private static final String CONFERENCE = "<conference jid='balcony@rooms.example' name='The Balcony' autojoin='true'>"
            + "<nick>Romeo</nick></conference>";
    private static final String PUBSUB = "<pubsub xmlns='http://jabber.org/protocol/pubsub'>%s</pubsub>";

    private final TestHome home = TestHome.ofNewAccount();
    private final List<String> told = new ArrayList<>();

    @Test
    void whatAnOldClientStoresIsAnItem() {
        storePrivately(CONFERENCE);
        assertThat(items("urn:xmpp:bookmarks:1")).contains("<item id='balcony@rooms.example'>"
                + "<conference xmlns='urn:xmpp:bookmarks:1' name='The Balcony' autojoin='true'><nick>Romeo</nick></conference>");
        assertThat(told).anySatisfy(event -> assertThat(event).contains("<items node='urn:xmpp:bookmarks:1'>"))
                .anySatisfy(event -> assertThat(event).contains("<items node='storage:bookmarks'>"));
    }

    @Test
    void whatANewClientPublishesIsInPrivateXml() {
        publish("balcony@rooms.example", "<conference xmlns='urn:xmpp:bookmarks:1' name='The Balcony' autojoin='1'>"
                + "<nick>Romeo</nick></conference>");
        assertThat(storedPrivately()).contains(CONFERENCE);
        assertThat(items("storage:bookmarks")).contains("<item id='current'>").contains(CONFERENCE);
        assertThat(told).anySatisfy(event -> assertThat(event).contains("node='storage:bookmarks'"));
    }

    @Test
    void anOldClientsChangeLeavesWhatOnlyNewClientsKnow() {
        publish("balcony@rooms.example", "<conference xmlns='urn:xmpp:bookmarks:1'><extensions>"
                + "<x xmlns='urn:x' y='1'/></extensions></conference>");
        storePrivately(CONFERENCE);
        assertThat(items("urn:xmpp:bookmarks:1")).contains("name='The Balcony'").contains("<x xmlns='urn:x' y='1'/>");
    }

    @Test
    void onlyWhatDiffersIsTold() {
        storePrivately(CONFERENCE);
        told.clear();
        storePrivately(CONFERENCE + "<conference jid='orchard@rooms.example'/>");
        assertThat(told).filteredOn(event -> event.contains("urn:xmpp:bookmarks:1")).singleElement().asString()
                .contains("orchard@rooms.example");
        told.clear();
        storePrivately("<conference jid='orchard@rooms.example'/>");
        assertThat(told).filteredOn(event -> event.contains("urn:xmpp:bookmarks:1")).singleElement().asString()
                .contains("<retract id='balcony@rooms.example'/>");
    }

    @Test
    void webAddressesStayWhereTheyAre() {
        String url = "<url name='Plays' url='https://example.net/'/>";
        storePrivately(url + CONFERENCE);
        assertThat(storedPrivately()).contains("name='Plays'").contains(CONFERENCE);
        publish("orchard@rooms.example", "<conference xmlns='urn:xmpp:bookmarks:1'/>");
        assertThat(storedPrivately()).contains("name='Plays'").contains("jid='orchard@rooms.example'");
    }

    @Test
    void theOneItemOfTheMiddleProtocolIsReadAndWritten() {
        ask(Iq.Type.SET, PUBSUB.formatted("<publish node='storage:bookmarks'><item id='current'>"
                + "<storage xmlns='storage:bookmarks'>" + CONFERENCE + "</storage></item></publish>"));
        assertThat(items("urn:xmpp:bookmarks:1")).contains("<item id='balcony@rooms.example'>");
        assertThat(storedPrivately()).contains(CONFERENCE);
        ask(Iq.Type.SET, PUBSUB.formatted("<retract node='storage:bookmarks'><item id='current'/></retract>"));
        assertThat(items("urn:xmpp:bookmarks:1")).doesNotContain("<item ");
    }

    @Test
    void whatWasStoredBeforeThisServiceKnewOfBookmarksIsThere() {
        RosterContext.database().update(
                "insert into roster.private_xml (account, namespace, name, xml) values (?, ?, ?, ?)",
                home.account().toString(), "storage:bookmarks", "storage",
                "<storage xmlns='storage:bookmarks'>" + CONFERENCE + "</storage>");
        publish("orchard@rooms.example", "<conference xmlns='urn:xmpp:bookmarks:1'/>");
        assertThat(items("urn:xmpp:bookmarks:1")).contains("balcony@rooms.example").contains("orchard@rooms.example");
        assertThat(storedPrivately()).contains(CONFERENCE);
    }

    @Test
    void nobodyElseReadsThem() {
        storePrivately(CONFERENCE);
        RosterReply reply = home.others(new Iq(chat.granta.model.Jid.parse("juliet@example.net/r"), null, "j",
                Iq.Type.GET, null, Asked.payload(PUBSUB.formatted("<items node='urn:xmpp:bookmarks:1'/>"))));
        assertThat(reply.getSend(0).getPayload().toStringUtf8()).contains("<closed-node ");
    }

    private void publish(String id, String conference) {
        ask(Iq.Type.SET, PUBSUB.formatted("<publish node='urn:xmpp:bookmarks:1'><item id='" + id + "'>" + conference
                + "</item></publish>"));
    }

    private String items(String node) {
        return ask(Iq.Type.GET, PUBSUB.formatted("<items node='" + node + "'/>"));
    }

    private void storePrivately(String bookmarks) {
        ask(Iq.Type.SET, "<query xmlns='jabber:iq:private'><storage xmlns='storage:bookmarks'>" + bookmarks
                + "</storage></query>");
    }

    private String storedPrivately() {
        return ask(Iq.Type.GET, "<query xmlns='jabber:iq:private'><storage xmlns='storage:bookmarks'/></query>");
    }

    private String ask(Iq.Type type, String payload) {
        RosterReply reply = home.ask(type, Asked.payload(payload));
        reply.getEventsList().forEach(
                event -> told.add(StanzaCodec.ofWire(event.getMessage()).payload().toString()));
        return StanzaCodec.ofWire(reply.getAnswer().getStanza()).payload().toString();
    }
}
