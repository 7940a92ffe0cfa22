package chat.granta.roster.vcard4;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.StanzaCodec;
import chat.granta.model.Iq;
import chat.granta.roster.log.TestHome;
import chat.granta.roster.turn.Asked;
import org.junit.jupiter.api.Test;

/** XEP-0292 beside XEP-0054, on a database. */
class VCard4Test {
    private static final String ASK = "<vCard xmlns='vcard-temp'/>";
    private static final String ITEMS = "<pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='urn:xmpp:vcard4'/></pubsub>";

    private final TestHome home = TestHome.ofNewAccount();

    @Test
    void anOldVCardIsANewOne() {
        ask(Iq.Type.SET, "<vCard xmlns='vcard-temp'><FN>Peter Saint-Andre</FN><N><FAMILY>Saint-Andre</FAMILY>"
                + "<GIVEN>Peter</GIVEN><MIDDLE/></N><EMAIL><WORK/><USERID>psa@example.org</USERID></EMAIL>"
                + "<JABBERID>stpeter@jabber.org</JABBERID></vCard>");
        assertThat(ask(Iq.Type.GET, ITEMS)).contains("<vcard xmlns='urn:ietf:params:xml:ns:vcard-4.0'>"
                + "<fn><text>Peter Saint-Andre</text></fn><n><surname>Saint-Andre</surname><given>Peter</given></n>"
                + "<email><text>psa@example.org</text></email><impp><uri>xmpp:stpeter@jabber.org</uri></impp></vcard>");
    }

    @Test
    void aNewVCardIsAnOldOneAndLeavesWhatOnlyThatHas() {
        ask(Iq.Type.SET, "<vCard xmlns='vcard-temp'><FN>Romeo</FN><GEO><LAT>1</LAT><LON>2</LON></GEO></vCard>");
        publish("open", "<fn><text>Romeo Montague</text></fn><tel><parameters/><uri>tel:+1-303</uri></tel>");
        assertThat(ask(Iq.Type.GET, ASK)).contains(">Romeo Montague</FN>").contains("<NUMBER>tel:+1-303</NUMBER>")
                .contains("<LAT>1</LAT>").doesNotContain(">Romeo</FN>");
    }

    @Test
    void whatIsForContactsIsNotForEverybody() {
        publish("presence", "<fn><text>Romeo Montague</text></fn>");
        assertThat(ask(Iq.Type.GET, ASK)).isEqualTo(ASK);
    }

    private void publish(String access, String fields) {
        ask(Iq.Type.SET,
                "<pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='urn:xmpp:vcard4'><item id='current'>"
                        + "<vcard xmlns='urn:ietf:params:xml:ns:vcard-4.0'>" + fields + "</vcard></item></publish>"
                        + (access.equals("open") ? "" : options(access)) + "</pubsub>");
    }

    private static String options(String access) {
        return "<publish-options><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>"
                + "http://jabber.org/protocol/pubsub#publish-options</value></field><field var='pubsub#access_model'>"
                + "<value>" + access + "</value></field></x></publish-options>";
    }

    private String ask(Iq.Type type, String payload) {
        return StanzaCodec.ofWire(home.ask(type, Asked.payload(payload)).getAnswer().getStanza()).payload().toString();
    }
}
