package chat.granta.s2s.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.KeyVerdict;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Dialback keys that come on a stream: XEP-0220 section 2.2. */
class ReceivedKeysTest extends FromMantua {
    @Test
    void oneStreamMayProveSeveralDomains() {
        open();
        dialBack();
        assertThat(wire.say("<db:result from='rooms.mantua.example' to='verona.example'>k</db:result>"))
                .contains("to='rooms.mantua.example' type='valid'");
        wire.say("<message from='r@rooms.mantua.example/n' to='juliet@verona.example'/>"
                + "<message from='romeo@mantua.example' to='juliet@verona.example'/>");
        assertThat(delivered).hasSize(2);
    }

    @Test
    void aWrongKeyProvesNothing() {
        verdict = new KeyVerdict.Invalid();
        open();
        assertThat(dialBack()).contains("type='invalid'", "<not-authorized ", "</stream:stream>");
        assertThat(wire.isOpen()).isFalse();
    }

    @Test
    void aKeyThatNobodyCanVerifyIsAnErrorAndNotTheEnd() {
        verdict = new KeyVerdict.Unknown(
                new StanzaError(StanzaError.Type.WAIT, "remote-server-timeout", "It does not answer."));
        open();
        assertThat(dialBack()).contains("type='error'", "<remote-server-timeout ");
        assertThat(wire.isOpen()).isTrue();
    }

    @Test
    void nobodySpeaksForADomainOfOursNorToOthers() {
        open();
        assertThat(wire.say("<db:result from='verona.example' to='verona.example'>k</db:result>"))
                .contains("type='error'", "<not-allowed ");
        assertThat(wire.say("<db:result from='mantua.example' to='padua.example'>k</db:result>"))
                .contains("type='error'", "<item-not-found ");
        assertThat(asked).isEmpty();
        assertThat(wire.isOpen()).isTrue();
    }

    /** CVE-2012-3525. */
    @Test
    void anAnswerThatNobodyAskedForProvesNothing() {
        open();
        assertThat(wire.say("<db:result from='mantua.example' to='verona.example' type='valid'/>"
                + "<db:verify from='mantua.example' to='verona.example' id='x' type='valid'/>")).isEmpty();
        assertThat(wire.say("<message from='romeo@mantua.example' to='juliet@verona.example'/>"))
                .contains("<not-authorized ");
    }

    @Test
    void keysOfOursAreToldFromOthers() {
        open();
        String right = keys.key("mantua.example", "verona.example", "abc");
        assertThat(wire.say("<db:verify from='mantua.example' to='verona.example' id='abc'>\n " + right
                + "\n</db:verify>"))
                .isEqualTo("<db:verify from='verona.example' to='mantua.example' id='abc' type='valid'/>");
        assertThat(wire.say("<db:verify from='mantua.example' to='verona.example' id='abd'>" + right + "</db:verify>"))
                .contains("id='abd' type='invalid'");
        assertThat(wire.say("<db:verify from='mantua.example' to='padua.example' id='abc'>" + right + "</db:verify>"))
                .contains("type='error'", "<item-not-found ");
    }

    @Test
    void aKeyIsAskedAboutOnceHoweverOftenItIsSent() {
        held = new ArrayList<>();
        open();
        dialBack();
        dialBack();
        wire.say("<message from='romeo@mantua.example' to='juliet@verona.example'/>");
        assertThat(asked).hasSize(1);
        assertThat(delivered).isEmpty();
    }

    @Test
    void aFloodOfKeysIsBounded() {
        open();
        for (int i = 0; i < 50; i++) {
            wire.say("<db:result from='d" + i + ".example' to='verona.example'>k</db:result>");
        }
        assertThat(dialBack()).contains("<resource-constraint ");
    }

    @Test
    void aWrongKeyDoesNotEndAStreamThatIsGoodForAnotherDomain() {
        open();
        dialBack();
        verdict = new KeyVerdict.Invalid();
        assertThat(wire.say("<db:result from='padua.example' to='verona.example'>k</db:result>"))
                .contains("to='padua.example' type='error'", "<forbidden ");
        assertThat(wire.isOpen()).isTrue();
    }
}
