package chat.granta.s2s.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a stream, a domain and a stranger may take up: RFC 6120 section 13.12. */
class InboundLimitsTest extends FromMantua {
    private void message() {
        wire.say("<message from='romeo@mantua.example' to='juliet@verona.example'/>");
    }

    @Test
    void aFloodOfStanzasEndsTheStream() {
        wire = stream(Map.of("granta.s2s.rate-limit", "stanzas=1/2,bytes=100000/100000"));
        open();
        dialBack();
        assertThat(wire.say("<presence from='romeo@mantua.example' to='juliet@verona.example'/>".repeat(200)))
                .contains("<policy-violation ", "granta.s2s.rate-limit");
        assertThat(delivered).hasSizeLessThan(200);
    }

    @Test
    void aStanzaMayBeOnlySoLarge() {
        wire = stream(Map.of("granta.s2s.max-stanza-bytes", "200000"));
        open();
        dialBack();
        assertThat(wire.say(message("x".repeat(199_000)))).isEmpty();
        assertThat(delivered).hasSize(1);
        assertThat(wire.say(message("x".repeat(201_000)))).contains("<policy-violation ", "</stream:stream>");
        assertThat(delivered).hasSize(1);
    }

    private static String message(String text) {
        return "<message from='romeo@mantua.example' to='juliet@verona.example'><body>" + text + "</body></message>";
    }

    /** Before a domain is proved there is nothing long to say. */
    @Test
    void whatAStrangerSaysMayBeOnlyShort() {
        open();
        assertThat(wire.say("<db:result from='mantua.example' to='verona.example'>" + "k".repeat(30_000)))
                .contains("<policy-violation ", "</stream:stream>");
        assertThat(asked).isEmpty();
    }

    @Test
    void aDomainThatFloodsOnManyStreamsIsHeldToOneLimit() {
        var settings = Map.of("granta.s2s.domain-rate-limit", "stanzas=1/10,bytes=1000000/1000000");
        wire = stream(settings);
        open();
        dialBack();
        for (int i = 0; i < 8; i++) {
            message();
        }
        wire = another();
        open();
        dialBack();
        for (int i = 0; i < 12; i++) {
            message();
        }
        assertThat(wire.isOpen()).as("slowed down").isTrue();
        message();
        assertThat(wire.isOpen()).isFalse();
        assertThat(delivered).hasSize(20);
    }

    @Test
    void aDomainHasSoManyStreamsAndNoMore() {
        wire = stream(Map.of("granta.s2s.streams-per-domain", "2"));
        var first = wire;
        open();
        dialBack();
        wire = another();
        open();
        dialBack();
        wire = another();
        open();
        assertThat(dialBack()).contains("type='error'", "<resource-constraint ");
        first.cut();
        assertThat(dialBack()).contains("type='valid'");
    }

    @Test
    void aStrangerHasSoMuchTime() {
        open();
        wire.pass(Duration.ofSeconds(61));
        assertThat(wire.heard()).contains("<connection-timeout ", "</stream:stream>");
    }

    @Test
    void aStreamThatNobodyUsesIsClosed() {
        open();
        dialBack();
        wire.pass(Duration.ofMinutes(9));
        message();
        wire.pass(Duration.ofMinutes(9));
        assertThat(wire.say(" ").strip()).as("spaces alone are no use, and no reason to close").isEmpty();
        wire.pass(Duration.ofMinutes(2));
        assertThat(wire.heard()).contains("</stream:stream>").doesNotContain("error");
    }
}
