package chat.granta.roster;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.StanzaCodec;
import chat.granta.model.Element;
import chat.granta.roster.log.TestHome;
import org.junit.jupiter.api.Test;

class RosterLogicTest {
    private final TestHome home = TestHome.ofNewAccount();

    @Test
    void anAccountOfWhichNothingIsKeptHasAPolicyAllTheSame() {
        var policy = home.policy();
        assertThat(policy.getVersion()).isEqualTo(1);
        assertThat(policy.getPrevious()).isZero();
        assertThat(policy.hasPrivacy()).isTrue();
    }

    @Test
    void whatADeadProcessHadBegunEndsSoon() {
        assertThat(RosterContext.database().queryForObject("show idle_in_transaction_session_timeout", String.class))
                .isEqualTo("5s");
    }

    @Test
    void whatNobodyHandlesIsAnsweredWithAnError() {
        var reply = home.get(Element.named("urn:example", "unheard-of").build());
        assertThat(reply.getAnswer().getSession()).isEqualTo(TestHome.PHONE.getSession());
        assertThat(StanzaCodec.ofWire(reply.getAnswer().getStanza()).isError()).isTrue();
        assertThat(reply.hasPolicy()).isFalse();
    }
}
