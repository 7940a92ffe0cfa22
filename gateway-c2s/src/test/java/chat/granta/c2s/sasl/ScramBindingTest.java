package chat.granta.c2s.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.sasl.SaslConnection;
import chat.granta.sasl.SaslExchange;
import chat.granta.sasl.SaslFailure;
import chat.granta.sasl.SaslMechanisms;
import chat.granta.sasl.SaslOffer;
import chat.granta.sasl.SaslReply;
import chat.granta.scram.ScramHash;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Channel binding (RFC 5802 section 6, XEP-0440) and the protection of the offer (XEP-0474). */
class ScramBindingTest {
    private static final byte[] EXPORTED = {1, 2, 3, (byte) 0xff};
    private static final byte[] END_POINT = {4, 5, 6};

    private final SaslMechanisms mechanisms = ClientMechanisms.of(
            TestAccounts.services(new TestAccounts(TestAccounts.allKeys("pencil"))));
    private final SaslConnection bound = connection();
    private final SaslOffer offer = mechanisms.offer(List.of("SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512"), bound);

    @Test
    void everyScramMechanismIsOfferedWithAndWithoutBinding() {
        assertThat(offer.mechanisms()).containsExactly("SCRAM-SHA-512-PLUS", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS",
                "SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1");
        assertThat(offer.bindings()).containsExactly("tls-exporter", "tls-server-end-point");
    }

    @Test
    void whereThereIsNothingToBindToNoneIsOffered() {
        SaslOffer clear = mechanisms.offer(List.of("SCRAM-SHA-1", "PLAIN"), SaslConnection.unbound(null));
        assertThat(clear.mechanisms()).containsExactly("SCRAM-SHA-1", "PLAIN");
        assertThat(clear.bindings()).isEmpty();
        assertThat(mechanisms.offer(List.of("PLAIN"), bound).bindings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aBoundLoginSucceeds(ScramHash hash) {
        for (String binding : List.of("tls-exporter", "tls-server-end-point")) {
            SaslExchange exchange = begin(hash.mechanism() + "-PLUS");
            String header = "p=" + binding + ",,";
            assertThat(logIn(exchange, hash, header, bound.bindings().get(binding)))
                    .isInstanceOf(SaslReply.Success.class);
        }
    }

    @Test
    void aLoginThroughSomebodyElsesChannelFails() {
        SaslExchange exchange = begin("SCRAM-SHA-256-PLUS");
        assertThat(logIn(exchange, ScramHash.SHA_256, "p=tls-exporter,,", new byte[]{1, 2, 3, 4}))
                .isInstanceOfSatisfying(SaslReply.Failure.class,
                        failure -> assertThat(failure.failure()).isEqualTo(SaslFailure.NOT_AUTHORIZED));
    }

    @Test
    void theOtherBindingsDataDoesNotDo() {
        assertThat(logIn(begin("SCRAM-SHA-256-PLUS"), ScramHash.SHA_256, "p=tls-exporter,,", END_POINT))
                .isInstanceOf(SaslReply.Failure.class);
        assertThat(logIn(begin("SCRAM-SHA-256-PLUS"), ScramHash.SHA_256, "p=tls-exporter,,", new byte[0]))
                .isInstanceOf(SaslReply.Failure.class);
    }

    @Test
    void aClientFromWhomTheBindingsWereHiddenIsRefused() {
        assertThat(say(begin("SCRAM-SHA-256"), "y,,n=user,r=abc")).startsWith("MALFORMED_REQUEST: downgrade");
    }

    @Test
    void aClientThatCannotBindIsWelcome() {
        assertThat(logIn(begin("SCRAM-SHA-256"), ScramHash.SHA_256, "n,,", new byte[0]))
                .isInstanceOf(SaslReply.Success.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p=tls-unique,,", "p=,,", "p=TLS-EXPORTER,,", "n,,", "y,,"})
    void plusWithAnythingElseIsMalformed(String header) {
        assertThat(say(begin("SCRAM-SHA-256-PLUS"), header + "n=user,r=abc")).startsWith("MALFORMED_REQUEST");
    }

    @Test
    void bindingWithoutPlusIsMalformed() {
        assertThat(say(begin("SCRAM-SHA-256"), "p=tls-exporter,,n=user,r=abc")).startsWith("MALFORMED_REQUEST");
    }

    @Test
    void theOfferIsSignedAsInTheExampleOfXep0474() {
        SaslOffer sha1 = mechanisms.offer(List.of("SCRAM-SHA-1"), bound);
        assertThat(say(mechanisms.named("SCRAM-SHA-1-PLUS").begin(sha1), "p=tls-exporter,,n=user,r=abc"))
                .endsWith(",i=4096,h=G6k/rBLDqgOhRRaCuuatSDFkJ08=");
    }

    @Test
    void withoutBindingsTheMechanismsAloneAreSigned() {
        SaslOffer clear = mechanisms.offer(List.of("SCRAM-SHA-256", "PLAIN"), SaslConnection.unbound(null));
        assertThat(clear.fingerprint()).isEqualTo("PLAIN\u001eSCRAM-SHA-256");
        assertThat(say(mechanisms.named("SCRAM-SHA-256").begin(clear), "n,,n=user,r=abc"))
                .endsWith(",h=" + ScramHash.SHA_256.digest("PLAIN\u001eSCRAM-SHA-256"));
    }

    @Test
    void aSignatureChangedOnTheWayBreaksTheProof() {
        SaslExchange exchange = begin("SCRAM-SHA-256");
        String serverFirst = say(exchange, "n,,n=user,r=abc");
        String last = TestAccounts.clientFinal("pencil", "n=user,r=abc",
                serverFirst.replaceFirst(",h=.", ",h=!"), "n,,");
        assertThat(say(exchange, last)).startsWith("NOT_AUTHORIZED");
    }

    private SaslReply logIn(SaslExchange exchange, ScramHash hash, String header, byte[] data) {
        String serverFirst = say(exchange, header + "n=user,r=abc");
        var binding = new ByteArrayOutputStream();
        binding.writeBytes(header.getBytes(StandardCharsets.UTF_8));
        binding.writeBytes(data);
        String last = TestAccounts.clientFinal(hash, "pencil", "n=user,r=abc", serverFirst, binding.toByteArray());
        return exchange.answer(last.getBytes(StandardCharsets.UTF_8)).toCompletableFuture().join();
    }

    private SaslExchange begin(String mechanism) {
        return mechanisms.named(mechanism).begin(offer);
    }

    private static String say(SaslExchange exchange, String message) {
        return ScramExchangeTest.text(
                exchange.answer(message.getBytes(StandardCharsets.UTF_8)).toCompletableFuture().join());
    }

    private static SaslConnection connection() {
        var bindings = new TreeMap<String, byte[]>();
        bindings.put("tls-server-end-point", END_POINT);
        bindings.put("tls-exporter", EXPORTED);
        return new SaslConnection(null, bindings, List.of());
    }
}
