package chat.granta.c2s.csi;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Jid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0352 section 3.2: what may wait and what may not. */
class ReplacementKeyTest {
    private static final String STATES = "xmlns='http://jabber.org/protocol/chatstates'";
    private static final Jid ROMEO = Jid.parse("romeo@localhost/orchard");

    @ParameterizedTest
    @ValueSource(strings = {
            "<presence from='romeo@localhost/orchard'/>",
            "<presence from='romeo@localhost/orchard' type='unavailable'><status>Banished</status></presence>"})
    void presenceIsNewsOfItsSender(String xml) {
        assertThat(ReplacementKey.of(Arrivals.of(xml))).isEqualTo(new ReplacementKey.Availability(ROMEO));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<message from='romeo@localhost/orchard' type='chat'><composing " + STATES + "/></message>",
            "<message from='romeo@localhost/orchard'><gone " + STATES + "/></message>",
            "<message from='romeo@localhost/orchard' type='groupchat'><paused " + STATES + "/></message>",
            "<message from='romeo@localhost/orchard'><thread>1</thread><active " + STATES + "/></message>",
            "<message from='romeo@localhost/orchard'><active " + STATES + "/><no-store xmlns='urn:xmpp:hints'/>"
                    + "<no-copy xmlns='urn:xmpp:hints'/></message>",
            "<message from='romeo@localhost/orchard' type='chat'><active " + STATES + "/><origin-id "
                    + "xmlns='urn:xmpp:sid:0' id='1'/><private xmlns='urn:xmpp:carbons:2'/></message>",
            "<message from='romeo@localhost/orchard' type='chat'><active " + STATES
                    + "/><x xmlns='http://jabber.org/protocol/muc#user'/></message>"})
    void soIsAMessageThatIsNothingButAChatState(String xml) {
        assertThat(ReplacementKey.of(Arrivals.of(xml))).isEqualTo(new ReplacementKey.ChatState(ROMEO, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"received", "sent"})
    void andACopyOfOne(String direction) {
        assertThat(ReplacementKey.of(Arrivals.of(copy(direction, "chat", "<composing " + STATES + "/>")))).isEqualTo(
                new ReplacementKey.ChatState(Jid.parse("juliet@localhost"), Jid.parse("romeo@localhost/orchard"),
                        Jid.parse("juliet@localhost/tablet")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<presence from='romeo@localhost' type='subscribe'/>",
            "<presence from='romeo@localhost' type='subscribed'/>",
            "<presence from='romeo@localhost' type='unsubscribe'/>",
            "<presence from='romeo@localhost' type='unsubscribed'/>",
            "<presence from='romeo@localhost' type='probe'/>",
            "<presence from='room@localhost/nick' type='error'/>",
            "<message from='romeo@localhost'/>",
            "<message from='romeo@localhost'><body>Hi</body></message>",
            "<message from='romeo@localhost'><body>Hi</body><active " + STATES + "/></message>",
            "<message from='romeo@localhost'><active " + STATES + "/><store xmlns='urn:xmpp:hints'/></message>",
            "<message from='romeo@localhost'><no-store xmlns='urn:xmpp:hints'/></message>",
            "<message from='romeo@localhost'><thread>1</thread></message>",
            "<message from='romeo@localhost'><active " + STATES + "/><x xmlns='urn:example:new'/></message>",
            "<message from='romeo@localhost'><active " + STATES + "/><thread xmlns='urn:example:new'/></message>",
            "<message from='coven@localhost'><active " + STATES + "/><x xmlns='http://jabber.org/protocol/muc#user'>"
                    + "<invite from='hecate@localhost'/></x></message>",
            "<message from='romeo@localhost' type='error'><active " + STATES + "/></message>",
            "<message from='room@localhost' type='groupchat'><subject/></message>",
            "<message from='romeo@localhost' type='headline'><event xmlns='http://jabber.org/protocol/pubsub#event'/>"
                    + "</message>",
            "<message from='juliet@localhost'><received xmlns='urn:xmpp:carbons:2'/></message>",
            "<message from='juliet@localhost'><private xmlns='urn:xmpp:carbons:2'/></message>",
            "<iq from='localhost' id='1' type='result'/>",
            "<iq from='localhost' id='1' type='get'><ping xmlns='urn:xmpp:ping'/></iq>"})
    void anythingElseIsImportant(String xml) {
        assertThat(ReplacementKey.of(Arrivals.of(xml))).isNull();
    }

    @Test
    void soIsACopyOfAnythingElse() {
        assertThat(ReplacementKey.of(Arrivals.of(copy("received", "chat", "<body>Hi</body>")))).isNull();
        assertThat(ReplacementKey.of(Arrivals.of(copy("received", "error", "<composing " + STATES + "/>")))).isNull();
    }

    @Test
    void copiesThatAContactMakesUpAreNoNewsOfOthers() {
        String copy = copy("received", "chat", "<composing " + STATES + "/>");
        assertThat(ReplacementKey.of(Arrivals.of(copy.replaceFirst("juliet@localhost", "tybalt@localhost"))))
                .isNotEqualTo(ReplacementKey.of(Arrivals.of(copy)));
    }

    private static String copy(String direction, String type, String content) {
        return "<message from='juliet@localhost'><" + direction + " xmlns='urn:xmpp:carbons:2'>"
                + "<forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' type='" + type
                + "' from='romeo@localhost/orchard' to='juliet@localhost/tablet'>" + content
                + "</message></forwarded></" + direction + "></message>";
    }
}
