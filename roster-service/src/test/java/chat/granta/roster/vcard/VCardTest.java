package chat.granta.roster.vcard;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.RosterReply;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.roster.log.TestHome;
import chat.granta.roster.turn.Asked;
import org.junit.jupiter.api.Test;

/** XEP-0054 section 3, on a database. */
class VCardTest {
    private static final String ASK = "<vCard xmlns='vcard-temp'/>";
    private static final String CARD = "<vCard xmlns='vcard-temp' x:y='z' xmlns:x='u:x'><FN>Peter Saint-Andre</FN>"
            + "<N><FAMILY>Saint-Andre</FAMILY><MIDDLE/></N><DESC>mixed <x:b/> content é 😀</DESC></vCard>";
    private static final Jid JER = Jid.parse("jer@jabber.org/home");

    private final TestHome home = TestHome.ofNewAccount();

    @Test
    void anAccountWithoutVCardHasAnEmptyOne() {
        assertThat(own(Iq.Type.GET, ASK)).isEqualTo(ASK);
    }

    @Test
    void othersCannotTellItFromNoAccount() {
        assertThat(others(Iq.Type.GET, ASK).payload().toString()).contains("<service-unavailable ");
    }

    @Test
    void aVCardComesBackAsItCame() {
        assertThat(own(Iq.Type.SET, CARD)).isEmpty();
        assertThat(own(Iq.Type.GET, ASK)).isEqualTo(CARD);
        String other = CARD.replace("Peter", "Andrew");
        assertThat(own(Iq.Type.SET, other)).isEmpty();
        assertThat(own(Iq.Type.GET, ASK)).isEqualTo(other);
    }

    @Test
    void othersSeeItFromTheAccount() {
        own(Iq.Type.SET, CARD);
        Stanza seen = others(Iq.Type.GET, ASK);
        assertThat(seen.payload()).hasToString(CARD);
        assertThat(seen.from()).isEqualTo(home.account());
        assertThat(seen.to()).isEqualTo(JER);
        assertThat(seen.id()).isEqualTo("v3");
    }

    @Test
    void othersDoNotChangeIt() {
        own(Iq.Type.SET, CARD);
        assertThat(others(Iq.Type.SET, CARD.replace("Peter", "Andrew")).payload().toString()).contains("<forbidden ");
        assertThat(own(Iq.Type.GET, ASK)).isEqualTo(CARD);
    }

    @Test
    void anEmptyVCardIsNone() {
        own(Iq.Type.SET, CARD);
        assertThat(own(Iq.Type.SET, ASK)).isEmpty();
        assertThat(own(Iq.Type.GET, ASK)).isEqualTo(ASK);
    }

    @Test
    void aPhotographIsNotTooLarge() {
        String photo = "<vCard xmlns='vcard-temp'><PHOTO><BINVAL>%s</BINVAL></PHOTO></vCard>";
        String fitting = photo.formatted("A".repeat(65_536 - photo.length() + 2));
        assertThat(own(Iq.Type.SET, fitting)).isEmpty();
        assertThat(own(Iq.Type.SET, fitting.replace("<BINVAL>", "<BINVAL>A"))).contains("<not-acceptable ");
        assertThat(own(Iq.Type.GET, ASK)).isEqualTo(fitting);
    }

    @Test
    void aVCardComesAlone() {
        assertThat(own(Iq.Type.SET, CARD + "<x xmlns='u:x'/>")).contains("<bad-request ");
    }

    private String own(Iq.Type type, String card) {
        RosterReply reply = home.own(new Iq(null, null, "v1", type, null, Asked.payload(card)));
        assertThat(reply.getPolicy().getContactsCount()).isZero();
        return StanzaCodec.ofWire(reply.getAnswer().getStanza()).payload().toString();
    }

    private Stanza others(Iq.Type type, String card) {
        return StanzaCodec.ofWire(
                home.others(new Iq(JER, null, "v3", type, null, Asked.payload(card))).getSend(0));
    }
}
