package chat.granta.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.testkit.client.ScramAttempt.Flaw;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The exchanges printed in RFC 5802 section 5 and RFC 7677 section 3. */
class ScramAttemptTest {
    private static final String SHA_1_CHALLENGE = "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096";
    private static final String SHA_256_CHALLENGE = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

    @Test
    void sha1() throws BrokenStreamException {
        var attempt = new ScramAttempt("SHA-1", "", "user", "pencil", "fyko+d2lbbFgONRv9qkxdawL", Flaw.NONE, null);
        assertThat(attempt.initial()).asString().isEqualTo("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
        assertThat(attempt.respond(utf8(SHA_1_CHALLENGE))).asString().isEqualTo(
                "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
        assertThatCode(() -> attempt.verify(utf8("v=rmF9pqV8S7suAoZWja4dJRkFsKQ="))).doesNotThrowAnyException();
    }

    @Test
    void sha256() throws BrokenStreamException {
        var attempt = new ScramAttempt("SHA-256", "", "user", "pencil", "rOprNGfwEbeRWgbNEkqO", Flaw.NONE, null);
        assertThat(attempt.respond(utf8(SHA_256_CHALLENGE))).asString().isEqualTo(
                "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        assertThatCode(() -> attempt.verify(utf8("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")))
                .doesNotThrowAnyException();
    }

    @Test
    void aServerThatDoesNotKnowThePasswordIsFoundOut() throws BrokenStreamException {
        var attempt = new ScramAttempt("SHA-256", "", "user", "pencil", "rOprNGfwEbeRWgbNEkqO", Flaw.NONE, null);
        attempt.respond(utf8(SHA_256_CHALLENGE));
        assertThatThrownBy(() -> attempt.verify(utf8("v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")))
                .isInstanceOf(BrokenStreamException.class);
    }

    @Test
    void aNonceThatIsNotTheClientsIsRefused() {
        var attempt = new ScramAttempt("SHA-1", "", "user", "pencil", "another", Flaw.NONE, null);
        assertThatThrownBy(() -> attempt.respond(utf8(SHA_1_CHALLENGE))).isInstanceOf(BrokenStreamException.class);
    }

    @Test
    void namesAreEscaped() {
        var attempt = new ScramAttempt("SHA-1", "a=b", "x,y", "pencil", "n", Flaw.NONE, null);
        assertThat(attempt.initial()).asString().isEqualTo("n,a=a=3Db,n=x=2Cy,r=n");
    }

    @Test
    void aBoundProofHoldsTheChannel() throws BrokenStreamException {
        var binding = new ChannelBinding("tls-exporter", new byte[]{1, 2, 3});
        var attempt = new ScramAttempt("SHA-1", "", "user", "pencil", "fyko+d2lbbFgONRv9qkxdawL", Flaw.NONE, binding);
        assertThat(attempt.mechanism()).isEqualTo("SCRAM-SHA-1-PLUS");
        assertThat(attempt.initial()).asString().startsWith("p=tls-exporter,,n=user,");
        assertThat(attempt.respond(utf8(SHA_1_CHALLENGE))).asString()
                .startsWith("c=" + Base64.getEncoder().encodeToString(utf8("p=tls-exporter,,\1\2\3")) + ",r=");
        assertThat(binding.ofAnotherChannel().data()).isNotEqualTo(binding.data());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
