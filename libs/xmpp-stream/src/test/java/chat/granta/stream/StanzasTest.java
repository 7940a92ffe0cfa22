package chat.granta.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Stanza;
import chat.granta.stream.Stanzas.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6120 section 8: which elements are stanzas, and what is said to the sender of a broken one. */
class StanzasTest {
    private static final String QUERY = "<query xmlns='urn:x'/>";

    @Test
    void aStanzaInheritsTheStreamsLanguageUnlessItHasItsOwn() {
        assertThat(ok("<message/>").lang()).isEqualTo("de");
        assertThat(ok("<message xml:lang='en'/>").lang()).isEqualTo("en");
    }

    @Test
    void addressesAreEnforced() {
        assertThat(ok("<message to='Juliet@LOCALHOST'/>").to()).isEqualTo(Jid.parse("juliet@localhost"));
    }

    @Test
    void anUnknownMessageTypeIsNormal() {
        assertThat(ok("<message type='letter'/>")).isInstanceOfSatisfying(Message.class,
                message -> assertThat(message.type()).isEqualTo(Message.Type.NORMAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<message to='@localhost'/>", "<presence to=''/>",
            "<iq type='get' id='1' to='a b@localhost'><query xmlns='urn:x'/></iq>", "<message from='juliet@/'/>"})
    void aMalformedAddressIsSaidToBe(String xml) {
        Read.Bad bad = bad(xml);
        assertThat(bad.error().condition()).isEqualTo("jid-malformed");
        assertThat(bad.error().answerTo(bad.header())).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<presence type='here'/>", "<iq type='ask' id='1'/>", "<iq id='1'/>",
            "<iq type='get'>" + QUERY + "</iq>", "<iq type='get' id='1'/>",
            "<iq type='set' id='1'>" + QUERY + QUERY + "</iq>",
            "<iq type='get' id='1'>text</iq>"})
    void aMisshapenStanzaIsABadRequest(String xml) {
        Read.Bad bad = bad(xml);
        assertThat(bad.error().condition()).isEqualTo("bad-request");
        assertThat(bad.error().answerTo(bad.header())).isNotNull();
    }

    @Test
    void aResultWithTwoChildrenIsBadButNotAnswered() {
        Read.Bad bad = bad("<iq type='result' id='1'>" + QUERY + QUERY + "</iq>");
        assertThat(bad.error().answerTo(bad.header())).isNull();
    }

    @Test
    void aBadStanzasHeaderKeepsWhatAddressesTheAnswer() {
        Stanza answer = bad("<iq type='get' id='7' to='juliet@localhost' from='romeo@localhost/a'/>").header();
        assertThat(answer).isInstanceOf(Iq.class);
        assertThat(answer.id()).isEqualTo("7");
        assertThat(answer.to()).isEqualTo(Jid.parse("juliet@localhost"));
        assertThat(answer.from()).isEqualTo(Jid.parse("romeo@localhost/a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<message xmlns='urn:x'/>", "<message xmlns='jabber:server'/>", "<Message/>", "<r/>",
            "<a xmlns='urn:xmpp:sm:3' h='1'/>"})
    void otherElementsAreNoStanzas(String xml) {
        assertThat(read(xml)).isInstanceOf(Read.NotAStanza.class);
    }

    private static Stanza ok(String xml) {
        if (read(xml) instanceof Read.Ok(Stanza stanza)) {
            return stanza;
        }
        throw new AssertionError(xml + " was read as " + read(xml));
    }

    private static Read.Bad bad(String xml) {
        if (read(xml) instanceof Read.Bad bad) {
            return bad;
        }
        throw new AssertionError(xml + " was read as " + read(xml));
    }

    private static Read read(String xml) {
        return Stanzas.read(Wire.opened().element(xml), "de");
    }
}
