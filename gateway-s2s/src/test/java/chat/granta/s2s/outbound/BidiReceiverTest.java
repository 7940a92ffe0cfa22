package chat.granta.s2s.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whether another server may send on our stream: XEP-0288 section 2. */
class BidiReceiverTest extends ToOtherServers {
    /** XEP-0288 section 3, second example. */
    @Test
    void aServerThatOffersItMaySendOnOurStream() {
        String message = "<message from='romeo@mantua.example' to='juliet@verona.example'/>";
        send("1");
        assertThat(wire().say(WITH_ERRORS.replace("<dialback",
                "<bidi xmlns='urn:xmpp:features:bidi'/><dialback")))
                .contains("<bidi xmlns='urn:xmpp:bidi'/><db:result ");
        wire().say(VALID);
        assertThat(wire().say(message)).isEmpty();
        assertThat(delivered).containsExactly("message romeo@mantua.example -> juliet@verona.example");
        assertThat(wire().say("<db:result from='mantua.example' to='rooms.verona.example'>k</db:result>"))
                .isEqualTo("<db:result from='rooms.verona.example' to='mantua.example' type='valid'/>");
        assertThat(wire().say(message.replace("mantua", "padua"))).contains("<invalid-from ");
    }

    @Test
    void nothingIsTakenOnAStreamThatIsForOneDirection() {
        send("1");
        assertThat(connected().say("<message from='romeo@mantua.example' to='juliet@verona.example'/>"))
                .contains("<unsupported-stanza-type ");
        assertThat(delivered).isEmpty();
    }

    @Test
    void nothingIsTakenOnAStreamForBothDirectionsThatIsNotProved() {
        send("1");
        wire().say(WITH_ERRORS.replace("<dialback", "<bidi xmlns='urn:xmpp:features:bidi'/><dialback"));
        assertThat(wire().say("<message from='romeo@mantua.example' to='juliet@verona.example'/>"))
                .contains("<unsupported-stanza-type ");
        assertThat(delivered).isEmpty();
    }
}
