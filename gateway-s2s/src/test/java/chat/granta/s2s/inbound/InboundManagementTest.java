package chat.granta.s2s.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Another server that has its stanzas counted (XEP-0198), and one that is asked whether it is there. */
class InboundManagementTest extends FromMantua {
    /** XEP-0198 section 3: after a domain is proved, and once. */
    @Test
    void stanzasAreCountedForWhomTheStreamKnows() {
        assertThat(open()).contains("<sm xmlns='urn:xmpp:sm:3'/>");
        assertThat(wire.say("<enable xmlns='urn:xmpp:sm:3'/>")).contains("<failed ", "<unexpected-request ");
        assertThat(wire.say("<r xmlns='urn:xmpp:sm:3'/>")).contains("<failed ", "<unexpected-request ");
        dialBack();
        assertThat(wire.say("<enable xmlns='urn:xmpp:sm:3' resume='maybe'/>")).contains("<failed ", "<bad-request ");
        assertThat(wire.say("<enable xmlns='urn:xmpp:sm:3'/>")).isEqualTo("<enabled xmlns='urn:xmpp:sm:3'/>");
        assertThat(wire.say("<enable xmlns='urn:xmpp:sm:3'/>")).contains("<failed ", "<unexpected-request ");
        assertThat(wire.say("<message from='romeo@mantua.example' to='juliet@verona.example'/>"
                + "<r xmlns='urn:xmpp:sm:3'/>")).isEqualTo("<a xmlns='urn:xmpp:sm:3' h='1'/>");
        assertThat(wire.say("<a xmlns='urn:xmpp:sm:3' h='1'/>")).contains("<handled-count-too-high ");
    }

    @Test
    void nobodyGoesOnWithASessionThatIsNotTheirs() {
        open();
        dialBack();
        String enabled = wire.say("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
        assertThat(enabled).contains("resume='true'", "max='120'");
        String id = enabled.replaceAll(".* id='([^']*)'.*", "$1");
        wire.cut();
        wire = another();
        wire.say(header("from='padua.example' to='verona.example' version='1.0'"));
        wire.say("<db:result from='padua.example' to='verona.example'>k</db:result>");
        String resume = "<resume xmlns='urn:xmpp:sm:3' h='0' previd='" + id + "'/>";
        assertThat(wire.say(resume) + wire.heard()).contains("<failed ", "<item-not-found ");
        wire = another();
        open();
        assertThat(wire.say(resume)).as("before a domain is proved").contains("<unexpected-request ");
        dialBack();
        assertThat(wire.say("<resume xmlns='urn:xmpp:sm:3' h='0' previd='x'/>")).contains("<item-not-found ");
        assertThat(wire.say(resume.replace("h='0'", "h='1'")) + wire.heard()).contains("<handled-count-too-high ");
    }

    @Test
    void whereNothingIsKeptNothingIsResumed() {
        wire = stream(Map.of("granta.s2s.resume-timeout", "0s"));
        open();
        dialBack();
        assertThat(wire.say("<enable xmlns='urn:xmpp:sm:3' resume='true'/>"))
                .isEqualTo("<enabled xmlns='urn:xmpp:sm:3'/>");
    }

    /** XEP-0198 section 4. */
    @Test
    void aSilentServerIsAskedForAnAcknowledgementWhereItCounts() {
        open();
        dialBack();
        wire.say("<enable xmlns='urn:xmpp:sm:3'/>");
        wire.pass(Duration.ofMinutes(2));
        assertThat(wire.heard()).contains("<r xmlns='urn:xmpp:sm:3'/>").doesNotContain("<iq ");
        wire.say("<a xmlns='urn:xmpp:sm:3' h='0'/>");
        wire.pass(Duration.ofMinutes(2));
        assertThat(wire.heard()).contains("<r xmlns='urn:xmpp:sm:3'/>");
        wire.pass(Duration.ofSeconds(20));
        assertThat(wire.heard()).contains("<connection-timeout ", "</stream:stream>");
    }

    /** XEP-0199 section 4.5. */
    @Test
    void aSilentServerIsPingedOnAStreamForBothDirections() {
        open();
        wire.say("<bidi xmlns='urn:xmpp:bidi'/>");
        dialBack();
        wire.pass(Duration.ofMinutes(2));
        assertThat(wire.heard()).contains("<iq from='verona.example' to='mantua.example' id='ping-1' type='get'>");
        wire.say(" ");
        wire.pass(Duration.ofMinutes(2));
        assertThat(wire.heard()).as("any sound will do").contains("id='ping-2'");
        wire.pass(Duration.ofMinutes(1));
        assertThat(wire.heard()).contains("<connection-timeout ");
    }

    @Test
    void aServerThatOnlySendsHereIsAskedNothing() {
        open();
        dialBack();
        wire.pass(Duration.ofMinutes(9));
        assertThat(wire.heard()).isBlank();
        assertThat(wire.isOpen()).isTrue();
    }
}
