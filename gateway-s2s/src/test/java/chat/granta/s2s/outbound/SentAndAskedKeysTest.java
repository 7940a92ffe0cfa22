package chat.granta.s2s.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.s2s.dialback.KeyVerdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dialback as the initiating server, and as the receiving one, which asks: XEP-0220 sections 2.1.1 and 2.1.2. */
class SentAndAskedKeysTest extends ToOtherServers {
    @Test
    void aWrongKeyAndAnErrorAreToldApart() {
        send("1");
        wire().say(HEADER);
        wire().say("<db:result from='mantua.example' to='verona.example' type='invalid'/>");
        assertThat(fates).containsExactly("1 internal-server-error");
    }

    @Test
    void whatTheServerCouldNotVerifyIsATimeout() {
        send("1");
        wire().say(HEADER);
        wire().say("<db:result from='mantua.example' to='verona.example' type='error'><error type='cancel'>"
                + "<item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></db:result>");
        assertThat(fates).containsExactly("1 remote-server-timeout");
    }

    @Test
    void keysAreAskedAboutBeforeAnythingIsProved() {
        List<KeyVerdict> answers = new ArrayList<>();
        servers.verify(PAIR, "theirs", "key", answers::add);
        wire().heard();
        assertThat(wire().say(HEADER)).isEqualTo(
                "<db:verify from='verona.example' to='mantua.example' id='theirs'>key</db:verify>");
        wire().say("<db:verify from='mantua.example' to='verona.example' id='theirs' type='valid'/>");
        assertThat(answers).containsExactly(new KeyVerdict.Valid());
        send("1");
        assertThat(wires).hasSize(1);
        assertThat(wire().heard()).startsWith("<db:result ");
    }

    /** A server that has just started again is one such, and leaves us alone for minutes when its first key is not believed. */
    @Test
    void keysAreAskedAboutAlsoWhenTheServerCouldNotBeReachedBefore() {
        isAnswering = false;
        send("1");
        List<KeyVerdict> answers = new ArrayList<>();
        servers.verify(PAIR, "theirs", "key", answers::add);
        isAnswering = true;
        await().until(() -> {
            servers.look();
            return !wires.isEmpty();
        });
        wire().say(HEADER);
        wire().say("<db:verify from='mantua.example' to='verona.example' id='theirs' type='valid'/>");
        assertThat(answers).containsExactly(new KeyVerdict.Valid());
    }

    /** CVE-2012-3525. */
    @Test
    void anAnswerThatNobodyAskedForHasNoEffect() {
        List<KeyVerdict> answers = new ArrayList<>();
        servers.verify(PAIR, "theirs", "key", answers::add);
        wire().say(HEADER);
        wire().say("<db:verify from='mantua.example' to='verona.example' id='other' type='valid'/>" + VALID);
        assertThat(answers).isEmpty();
        send("1");
        assertThat(wire().heard()).startsWith("<db:result ").doesNotContain("<message");
        assertThat(wire().say("<db:result from='padua.example' to='verona.example' type='valid'/>")).isEmpty();
        assertThat(wire().say("<db:result to='verona.example' type='valid'/>")).contains("<improper-addressing ");
        assertThat(answers).hasSize(1).allMatch(KeyVerdict.Unknown.class::isInstance);
    }
}
