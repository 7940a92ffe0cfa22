package chat.granta.c2s.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.credentials.CredentialsUnavailableException;
import chat.granta.model.Jid;
import chat.granta.sasl.SaslConnection;
import chat.granta.sasl.SaslExchange;
import chat.granta.sasl.SaslFailure;
import chat.granta.sasl.SaslMechanism;
import chat.granta.sasl.SaslOffer;
import chat.granta.sasl.SaslReply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** EXTERNAL with client certificates (XEP-0178 section 2). */
class ExternalMechanismTest {
    private final SaslMechanism external = new ExternalMechanism("localhost",
            name -> name.equals("down")
                    ? CompletableFuture.failedFuture(CredentialsUnavailableException.silent("away", null))
                    : CompletableFuture.completedFuture(!name.equals("gone")));

    @Test
    void oneAddressNeedsNoAuthzid() {
        assertThat(say("", "Juliet@localhost")).isEqualTo("juliet@localhost");
        assertThat(say("juliet@localhost", "juliet@localhost")).isEqualTo("juliet@localhost");
    }

    @Test
    void ofSeveralTheClientChooses() {
        assertThat(say("", "juliet@localhost", "nurse@localhost")).isEqualTo("INVALID_AUTHZID");
        assertThat(say("nurse@localhost", "juliet@localhost", "nurse@localhost")).isEqualTo("nurse@localhost");
    }

    @Test
    void nobodyActsAsSomebodyElse() {
        assertThat(say("romeo@localhost", "juliet@localhost")).isEqualTo("INVALID_AUTHZID");
        assertThat(say("juliet@elsewhere", "juliet@localhost", "juliet@elsewhere")).isEqualTo("INVALID_AUTHZID");
    }

    @Test
    void itIsOfferedOnlyWithAnAddressOfOurs() {
        assertThat(external.isPossible(connection("juliet@localhost"))).isTrue();
        assertThat(external.isPossible(connection("juliet@elsewhere", "localhost", "@", ""))).isFalse();
        assertThat(external.isPossible(connection())).isFalse();
    }

    @Test
    void aCertificateOutlivesItsAccountInVain() {
        assertThat(say("", "gone@localhost")).isEqualTo("NOT_AUTHORIZED");
        assertThat(say("", "down@localhost")).isEqualTo("TEMPORARY_AUTH_FAILURE");
    }

    @Test
    void whatIsNotUtf8IsMalformed() {
        SaslExchange exchange = external.begin(new SaslOffer(List.of("EXTERNAL"), connection("juliet@localhost")));
        assertThat(exchange.answer(new byte[]{(byte) 0xff}).toCompletableFuture().join()).isInstanceOfSatisfying(
                SaslReply.Failure.class,
                failure -> assertThat(failure.failure()).isEqualTo(SaslFailure.MALFORMED_REQUEST));
    }

    private String say(String authzid, String... certified) {
        SaslExchange exchange = external.begin(new SaslOffer(List.of("EXTERNAL"), connection(certified)));
        SaslReply reply = exchange.answer(authzid.getBytes(StandardCharsets.UTF_8)).toCompletableFuture().join();
        return switch (reply) {
            case SaslReply.Success(Jid account, var _) -> account.toString();
            case SaslReply.Failure failure -> failure.failure().name();
            case SaslReply.Challenge _ -> "challenge";
        };
    }

    private static SaslConnection connection(String... certified) {
        return new SaslConnection(null, new TreeMap<>(), List.of(certified));
    }
}
