package chat.granta.roster.avatar;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.RosterReply;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.roster.RosterContext;
import chat.granta.roster.log.TestHome;
import chat.granta.roster.turn.Asked;
import org.junit.jupiter.api.Test;

/** XEP-0398, on a database: an avatar is one, in its nodes and in the vCard. */
class AvatarsTest {
    private static final Jid JULIET = Jid.parse("juliet@example.net/balcony");
    /** Of the bytes "avatar". */
    private static final String BASE64 = "YXZhdGFy";
    private static final String HASH = "9c3bb49ffea1144231cbe02d904b8d9018744e9d";
    private static final String CARD = "<vCard xmlns='vcard-temp'><FN>Romeo</FN><PHOTO><TYPE>image/png</TYPE><BINVAL>"
            + BASE64 + "</BINVAL></PHOTO></vCard>";
    private static final String ASK = "<vCard xmlns='vcard-temp'/>";
    private static final String PUBSUB = "<pubsub xmlns='http://jabber.org/protocol/pubsub'>%s</pubsub>";

    private final TestHome home = TestHome.ofNewAccount();
    private String photo = "unchanged";

    @Test
    void aPhotographInAVCardIsAnAvatar() {
        ask(Iq.Type.SET, CARD);
        String hash = photo;
        assertThat(hash).hasSize(40);
        assertThat(items("urn:xmpp:avatar:metadata")).contains("<item id='" + hash + "'>")
                .contains("<info bytes='6' id='" + hash + "' type='image/png'/>");
        assertThat(items("urn:xmpp:avatar:data")).contains("<data xmlns='urn:xmpp:avatar:data'>" + BASE64 + "</data>");
        assertThat(ask(Iq.Type.GET, ASK)).isEqualTo(CARD);
        assertThat(home.policy().getPhoto()).isEqualTo(hash);
    }

    @Test
    void anAvatarIsThePhotographInTheVCard() {
        ask(Iq.Type.SET, "<vCard xmlns='vcard-temp'><FN>Romeo</FN></vCard>");
        publish("open", "", true);
        assertThat(photo).isEqualTo(HASH);
        assertThat(ask(Iq.Type.GET, ASK)).contains("<FN").contains("<TYPE>image/png</TYPE><BINVAL>" + BASE64);
        assertThat(forJuliet()).contains("<BINVAL>" + BASE64);
    }

    @Test
    void aClosedAvatarIsNotInTheVCardThatOthersSee() {
        ask(Iq.Type.SET, "<vCard xmlns='vcard-temp'><FN>Romeo</FN></vCard>");
        publish("whitelist", "", true);
        assertThat(forJuliet()).contains("<FN>Romeo</FN>").doesNotContain("PHOTO");
        assertThat(ask(Iq.Type.GET, ASK)).contains("PHOTO");
    }

    @Test
    void anImageElsewhereOnTheWebIsNoPhotograph() {
        publish("open", "<info bytes='1' id='other' type='image/gif' url='https://example.net/a.gif'/>", true);
        assertThat(photo).isEqualTo(HASH);
    }

    @Test
    void anAvatarThatIsTakenBackIsInNoVCard() {
        ask(Iq.Type.SET, CARD);
        publish("open", "", false);
        assertThat(photo).isEmpty();
        assertThat(ask(Iq.Type.GET, ASK)).contains("<FN").doesNotContain("PHOTO");
        ask(Iq.Type.SET, CARD);
        assertThat(photo).hasSize(40);
        ask(Iq.Type.SET, "<vCard xmlns='vcard-temp'><FN>Romeo</FN></vCard>");
        assertThat(photo).isEmpty();
        assertThat(items("urn:xmpp:avatar:metadata")).contains("<metadata xmlns='urn:xmpp:avatar:metadata'/>");
    }

    @Test
    void aPhotographFromBeforeIsAnAvatarOnceItsOwnerComes() {
        RosterContext.database().update("insert into roster.vcard (account, xml) values (?, ?)",
                home.account().toString(), CARD);
        String hash = home.policy().getPhoto();
        assertThat(hash).hasSize(40);
        assertThat(items("urn:xmpp:avatar:metadata")).contains(hash);
    }

    @Test
    void whatIsNoImageStaysInTheVCardAlone() {
        String odd = CARD.replace(BASE64, "***");
        ask(Iq.Type.SET, odd);
        assertThat(photo).isEqualTo("unchanged");
        assertThat(ask(Iq.Type.GET, ASK)).isEqualTo(odd);
    }

    private void publish(String access, String more, boolean isEnabled) {
        String info = "<info bytes='6' id='" + HASH + "' type='image/png'/>";
        ask(Iq.Type.SET, PUBSUB.formatted("<publish node='urn:xmpp:avatar:data'><item id='" + HASH
                + "'><data xmlns='urn:xmpp:avatar:data'>" + BASE64 + "</data></item></publish>" + options(access)));
        ask(Iq.Type.SET, PUBSUB.formatted("<publish node='urn:xmpp:avatar:metadata'><item id='" + HASH
                + "'><metadata xmlns='urn:xmpp:avatar:metadata'>" + more + (isEnabled ? info : "")
                + "</metadata></item></publish>"));
    }

    private static String options(String access) {
        return "<publish-options><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>"
                + "http://jabber.org/protocol/pubsub#publish-options</value></field><field var='pubsub#access_model'>"
                + "<value>" + access + "</value></field></x></publish-options>";
    }

    private String items(String node) {
        return ask(Iq.Type.GET, PUBSUB.formatted("<items node='" + node + "'/>"));
    }

    private String forJuliet() {
        return home.others(new Iq(JULIET, null, "j", Iq.Type.GET, null, Asked.payload(ASK))).getSend(0).getPayload()
                .toStringUtf8();
    }

    private String ask(Iq.Type type, String payload) {
        RosterReply reply = home.ask(type, Asked.payload(payload));
        if (reply.getPolicy().hasPhoto()) {
            photo = reply.getPolicy().getPhoto();
        }
        return StanzaCodec.ofWire(reply.getAnswer().getStanza()).payload().toString();
    }
}
