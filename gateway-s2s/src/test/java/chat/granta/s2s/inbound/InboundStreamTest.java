package chat.granta.s2s.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another server's stream may bring here, and what ends it: RFC 6120 sections 4.7, 4.9.3 and 8.1. */
class InboundStreamTest extends FromMantua {
    @Test
    void aDomainThatIsProvedByDialbackMaySend() {
        assertThat(open()).contains("xmlns='jabber:server'", "from='verona.example'", "to='mantua.example'",
                "<dialback xmlns='urn:xmpp:features:dialback'>");
        assertThat(dialBack()).isEqualTo("<db:result from='verona.example' to='mantua.example' type='valid'/>");
        assertThat(asked).containsExactly("mantua.example " + KEY);
        assertThat(
                wire.say("<message from='romeo@mantua.example/r' to='juliet@verona.example'><body>Hi</body></message>"
                        + "<iq from='mantua.example' to='verona.example' type='get' id='1'><ping xmlns='urn:xmpp:ping'/></iq>"))
                .isEmpty();
        assertThat(delivered).containsExactly("message romeo@mantua.example/r -> juliet@verona.example",
                "iq mantua.example -> verona.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "from='romeo@mantua.example'|improper-addressing",
            "to='juliet@verona.example'|improper-addressing",
            "from='romeo@padua.example' to='juliet@verona.example'|invalid-from",
            "from='juliet@verona.example' to='juliet@verona.example'|invalid-from",
            "from='romeo@mantua.example' to='friar@padua.example'|host-unknown"})
    void aStanzaFromElsewhereOrForElsewhereEndsTheStream(String addresses, String condition) {
        open();
        dialBack();
        assertThat(wire.say("<message " + addresses + "/>")).contains("<" + condition + " ", "</stream:stream>");
        assertThat(delivered).isEmpty();
    }

    @Test
    void aMalformedAddresseeIsAnsweredAndTheStreamGoesOn() {
        open();
        dialBack();
        assertThat(wire.say("<message from='romeo@mantua.example' to='@verona.example'/>")).isEmpty();
        assertThat(delivered).containsExactly("jid-malformed -> romeo@mantua.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "from='mantua.example' version='1.0'|improper-addressing",
            "from='mantua.example' to='padua.example' version='1.0'|host-unknown",
            "from='verona.example' to='verona.example' version='1.0'|invalid-from",
            "from='@' to='verona.example' version='1.0'|invalid-from"})
    void aHeaderThatCannotBeEndsTheStream(String attributes, String condition) {
        assertThat(wire.say(header(attributes))).contains("<" + condition + " ", "</stream:stream>");
    }

    @Test
    void clientsAreNotServedHere() {
        assertThat(wire.say(header("to='verona.example' version='1.0'").replace("'jabber:server'", "'jabber:client'")))
                .contains("<invalid-namespace ");
    }

    /** A compression bomb needs compression (XEP-0138). */
    @Test
    void compressionIsNeitherOfferedNorTaken() {
        assertThat(open()).doesNotContain("compress");
        assertThat(wire.say("<compress xmlns='http://jabber.org/protocol/compress'><method>zlib</method></compress>"))
                .contains("<unsupported-stanza-type ");
    }
}
