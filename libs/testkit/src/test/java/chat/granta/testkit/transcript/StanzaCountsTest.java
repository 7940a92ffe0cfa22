package chat.granta.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.testkit.client.BrokenStreamException;
import chat.granta.testkit.client.Xml;
import org.junit.jupiter.api.Test;

/** XEP-0198 sections 4 and 5, as a client counts. */
class StanzaCountsTest {
    private static final String SM = "xmlns='urn:xmpp:sm:3'";

    private final StanzaCounts counts = new StanzaCounts();

    @Test
    void whatIsSentCountsFromEnableOn() {
        counts.send("<presence/>");
        counts.send("<message/><enable " + SM + "/><message><body>1</body></message>");
        counts.send("<r " + SM + "/> <iq/><presence/><x xmlns='urn:x'/>");
        assertThat(counts.sent()).isEqualTo(3);
    }

    @Test
    void whatIsReceivedCountsFromEnabledOn() throws BrokenStreamException {
        receive("<message xmlns='jabber:client'/>");
        receive("<enabled " + SM + " id='7' resume='true'/>");
        receive("<message xmlns='jabber:client'/>");
        receive("<a " + SM + " h='9'/>");
        receive("<iq xmlns='jabber:client'/>");
        assertThat(counts.received()).isEqualTo(2);
        assertThat(counts.id()).isEqualTo("7");
    }

    @Test
    void whatIsNotWellFormedDoesNotCount() {
        counts.send("<enable " + SM + "/>");
        counts.send("</stream:stream>");
        counts.send("<message/><message>");
        assertThat(counts.sent()).isZero();
    }

    @Test
    void aNewConnectionCountsNothingUntilTheSessionIsResumed() throws BrokenStreamException {
        counts.send("<enable " + SM + "/><message/><message/><message/>");
        receive("<enabled " + SM + " id='7'/>");
        receive("<message xmlns='jabber:client'/>");
        counts.connected();
        counts.send("<iq/>");
        receive("<iq xmlns='jabber:client'/>");
        assertThat(counts.sent()).isEqualTo(3);
        assertThat(counts.received()).isEqualTo(1);
        counts.send("<resume " + SM + " previd='7' h='0'/>");
        receive("<resumed " + SM + " previd='7' h='2'/>");
        receive("<message xmlns='jabber:client'/>");
        counts.send("<message/>");
        assertThat(counts.sent()).isEqualTo(3);
        assertThat(counts.received()).isEqualTo(1);
    }

    @Test
    void aQuestionStandsUntilItIsAnswered() throws BrokenStreamException {
        receive("<r " + SM + "/>");
        assertThat(counts.isAsked()).isTrue();
        counts.send("<a " + SM + " h='0'/>");
        assertThat(counts.isAsked()).isFalse();
    }

    private void receive(String xml) throws BrokenStreamException {
        counts.receive(Xml.parse(xml));
    }
}
