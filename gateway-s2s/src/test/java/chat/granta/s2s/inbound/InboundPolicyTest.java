package chat.granta.s2s.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.s2s.Wire;
import chat.granta.s2s.policy.DomainPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may not come in, or not like this: RFC 6120 sections 13.7 and 13.12. */
class InboundPolicyTest extends FromMantua {
    @Test
    void nothingIsTakenInClearWhereTlsIsRequired() {
        wire = stream(Map.of("granta.s2s.require-tls", "true"));
        assertThat(open()).contains("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>")
                .doesNotContain("dialback xmlns");
        assertThat(dialBack()).contains("<policy-violation ");
        assertThat(asked).isEmpty();
    }

    @Test
    void dialbackIsNotEnoughWhereCertificatesAreDemanded() {
        wire = stream(Map.of("granta.s2s.require-valid-certificate", "true"));
        assertThat(open()).doesNotContain("urn:xmpp:features:dialback");
        assertThat(dialBack()).contains("type='error'", "<not-authorized ");
        assertThat(asked).isEmpty();
    }

    @Test
    void whoIsDeniedHearsSoInAnswerToItsHeader() throws IOException {
        wire = denying(Files.writeString(directory.resolve("denied"), "mantua.example\n"));
        assertThat(open()).contains("<policy-violation ", "does not communicate with mantua.example",
                "</stream:stream>");
    }

    @Test
    void whoIsDeniedCannotComeInBehindAnotherDomain() throws IOException {
        wire = denying(Files.writeString(directory.resolve("denied-second"), "padua.example\n"));
        open();
        dialBack();
        assertThat(wire.say("<db:result from='padua.example' to='verona.example'>k</db:result>"))
                .contains("to='padua.example' type='error'", "<not-allowed ");
        assertThat(wire.say("<db:verify from='padua.example' to='verona.example' id='i'>k</db:verify>"))
                .contains("to='padua.example' id='i' type='error'", "<not-allowed ");
        assertThat(asked).containsExactly("mantua.example " + KEY);
        assertThat(wire.say("<message from='friar@padua.example' to='juliet@verona.example'/>"))
                .contains("<invalid-from ");
    }

    @Test
    void aStreamThatIsOpenEndsWhenOneOfItsDomainsIsDenied() throws IOException {
        Path list = Files.writeString(directory.resolve("denied-later"), "padua.example\n");
        var settings = Map.of("granta.s2s.denied-domains", list.toString());
        DomainPolicy policy = Wire.policy(settings);
        wire = stream(settings, policy);
        open();
        dialBack();
        wire.say("<db:result from='rooms.mantua.example' to='verona.example'>k</db:result>");
        Files.writeString(list, "rooms.mantua.example\n");
        policy.look();
        policy.look();
        assertThat(wire.heard()).contains("<policy-violation ", "rooms.mantua.example", "</stream:stream>");
        assertThat(wire.isOpen()).isFalse();
    }

    @Test
    void aDomainThatMayComeInClearMayAndNoOther() {
        wire = stream(Map.of("granta.s2s.require-tls", "true", "granta.s2s.overrides[0].domain", "mantua.example",
                "granta.s2s.overrides[0].require-tls", "false"));
        assertThat(open()).doesNotContain("<required/>").contains("urn:xmpp:features:dialback");
        assertThat(dialBack()).contains("type='valid'");
        assertThat(wire.say("<db:result from='padua.example' to='verona.example'>k</db:result>"))
                .contains("<policy-violation ");
    }

    @Test
    void aDomainThatMustShowACertificateIsNotTakenByDialback() {
        wire = stream(Map.of("granta.s2s.overrides[0].domain", "mantua.example",
                "granta.s2s.overrides[0].require-valid-certificate", "true"));
        assertThat(open()).doesNotContain("urn:xmpp:features:dialback");
        assertThat(dialBack()).contains("type='error'", "<not-authorized ");
    }
}
