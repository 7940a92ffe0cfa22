package chat.granta.c2s.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.credentials.Credentials;
import chat.granta.c2s.credentials.CredentialsUnavailableException;
import chat.granta.model.Jid;
import chat.granta.sasl.SaslConnection;
import chat.granta.sasl.SaslExchange;
import chat.granta.sasl.SaslFailure;
import chat.granta.sasl.SaslOffer;
import chat.granta.sasl.SaslReply;
import chat.granta.scram.ScramHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SCRAM without channel binding, the server's side. */
class ScramExchangeTest {
    private static final String SERVER_NONCE = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO" + SERVER_NONCE;
    private static final String SERVER_FIRST = "r=" + NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    private static final String PROOF = "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";

    /** Without an offer there is nothing to protect: the messages are the RFC's to the letter. */
    private static final SaslOffer UNBOUND = new SaslOffer(List.of(), SaslConnection.unbound(null));

    private final TestAccounts accounts = new TestAccounts(TestAccounts.keys("pencil"));
    private final SaslExchange exchange = exchange(accounts);

    @Test
    void theExampleOfRfc7677() {
        assertChallenge("n,,n=user,r=rOprNGfwEbeRWgbNEkqO", SERVER_FIRST);
        SaslReply reply = say("c=biws,r=" + NONCE + ",p=" + PROOF);
        assertThat(reply).isInstanceOfSatisfying(SaslReply.Success.class, success -> {
            assertThat(success.identity()).isEqualTo(Jid.parse("user@localhost"));
            assertThat(new String(success.data(), StandardCharsets.UTF_8))
                    .isEqualTo("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
        });
        assertThat(accounts.asked).containsExactly("user");
    }

    @Test
    void theExampleOfRfc5802() {
        String nonce = "fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j";
        var keys = ScramHash.SHA_1.keys("pencil", Base64.getDecoder().decode("QSXCR+Q6sek8bf92"), 4096);
        var sha1 = new ScramMechanism(ScramHash.SHA_1, false,
                new TestAccounts(new Credentials(List.of(keys), null, "1")).accounts(), () -> "3rfcNHYJY1ZVvWVs7j")
                .begin(UNBOUND);
        assertThat(text(say(sha1, "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL")))
                .isEqualTo("r=" + nonce + ",s=QSXCR+Q6sek8bf92,i=4096");
        assertThat(text(say(sha1, "c=biws,r=" + nonce + ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=")))
                .isEqualTo("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
    }

    /** RFC 7677's example with the other hash; the values were computed with Python's hashlib. */
    @Test
    void theSameWithSha512() {
        var sha512 = new ScramMechanism(ScramHash.SHA_512, false,
                new TestAccounts(TestAccounts.allKeys("pencil")).accounts(), () -> SERVER_NONCE).begin(UNBOUND);
        assertThat(text(say(sha512, "n,,n=user,r=rOprNGfwEbeRWgbNEkqO"))).isEqualTo(SERVER_FIRST);
        assertThat(text(say(sha512, "c=biws,r=" + NONCE + ",p=gMGXRcevScNtxZ6/8lQYpGtnsNAc3mGcmNomv+xnoOMw+3R2xNJdMNnz"
                + "MlTN8PPC6wdp6dybEmDYXYTxwnYPJQ=="))).isEqualTo("v=ZQnYEgWQMFmmsM8aQMF0nDDCy/AgCzkwk8CmMZYcMg0vSVlK"
                        + "DanekLtifDSeVGT4+5ZxXnJq199RVG2rR7N7Zw==");
    }

    @Test
    void overTheLimitNobodyIsAsked() {
        var gated = new ThrottledCredentials(new AccountNames("localhost"), accounts, (_, _) -> false);
        var throttled = new ScramMechanism(ScramHash.SHA_256, false, gated, () -> SERVER_NONCE).begin(UNBOUND);
        assertFailure(say(throttled, "n,,n=user,r=abc"), SaslFailure.THROTTLED);
        assertThat(accounts.asked).isEmpty();
    }

    @Test
    void whatWasBegunBeforeTheLimitIsJudgedAfterIt() {
        var answers = new ArrayDeque<>(List.of(true, false));
        var gated = new ThrottledCredentials(new AccountNames("localhost"), accounts, (_, _) -> answers.remove());
        var throttled = new ScramMechanism(ScramHash.SHA_256, false, gated, () -> SERVER_NONCE).begin(UNBOUND);
        say(throttled, "n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        assertFailure(say(throttled, "c=biws,r=" + NONCE + ",p=" + PROOF), SaslFailure.THROTTLED);
    }

    @Test
    void aClientThatCouldBindAndIsNotOfferedItIsWelcome() {
        assertThat(say("y,,n=user,r=abc")).isInstanceOf(SaslReply.Challenge.class);
        String last = TestAccounts.clientFinal("pencil", "n=user,r=abc",
                "r=abc" + SERVER_NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", "y,,");
        assertThat(say(last)).isInstanceOf(SaslReply.Success.class);
    }

    @Test
    void theGs2HeaderMustBeRepeatedAsItWasSent() {
        say("y,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        // Somebody between changed "y" to hide that the client could bind; the proof covers "n,,".
        assertFailure(say(TestAccounts.clientFinal("pencil", "n=user,r=rOprNGfwEbeRWgbNEkqO", SERVER_FIRST, "n,,")),
                SaslFailure.NOT_AUTHORIZED);
    }

    @Test
    void aWrongPasswordIsNotAuthorized() {
        say("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        assertFailure(say(TestAccounts.clientFinal("pencils", "n=user,r=rOprNGfwEbeRWgbNEkqO", SERVER_FIRST, "n,,")),
                SaslFailure.NOT_AUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rOprNGfwEbeRWgbNEkqO", "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k",
            "X%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"})
    void anotherNonceIsNotAuthorized(String nonce) {
        say("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        String last = TestAccounts.clientFinal("pencil", "n=user,r=rOprNGfwEbeRWgbNEkqO",
                "r=" + nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", "n,,");
        assertFailure(say(last), SaslFailure.NOT_AUTHORIZED);
    }

    @Test
    void aReplayedProofMeetsAnotherNonce() {
        SaslExchange second = new ScramMechanism(ScramHash.SHA_256, false, accounts.accounts(), new ScramNonces())
                .begin(UNBOUND);
        say(second, "n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        assertFailure(say(second, "c=biws,r=" + NONCE + ",p=" + PROOF), SaslFailure.NOT_AUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "n,", "n,,", "n,,n=user", "n,,r=abc", "n,,n=user,r=", "n,,n=,r=abc",
            "n,,m=ext,n=user,r=abc", "n,,n=us=er,r=abc", "n,,n=user=2c,r=abc", "n,,n=user,r=a\u0007b",
            "x,,n=user,r=abc", "n,user@localhost,n=user,r=abc", "n,a=,n=user,r=abc",
            "p=tls-exporter,,n=user,r=abc"})
    void aBrokenFirstMessageIsMalformed(String message) {
        assertFailure(say(message), SaslFailure.MALFORMED_REQUEST);
        assertThat(accounts.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c=biws", "c=biws,p=AAAA", "r=x,c=biws,p=AAAA", "c=biws,r=x,p=!", "c=biws,r=x,p=AAAA"})
    void aBrokenLastMessageIsMalformed(String message) {
        say("n,,n=user,r=abc");
        assertFailure(say(message), SaslFailure.MALFORMED_REQUEST);
    }

    @Test
    void aMessageThatIsNotUtf8IsMalformed() {
        byte[] overlong = {'n', ',', ',', 'n', '=', (byte) 0xc0, (byte) 0xaf, ',', 'r', '=', 'a'};
        assertFailure(exchange.answer(overlong).toCompletableFuture().join(), SaslFailure.MALFORMED_REQUEST);
    }

    @Test
    void nothingFollowsTheEnd() {
        say("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        say("c=biws,r=" + NONCE + ",p=" + PROOF);
        assertFailure(say("c=biws,r=" + NONCE + ",p=" + PROOF), SaslFailure.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @CsvSource({"alice@localhost", "ALICE@LOCALHOST", "ａｌｉｃｅ@localhost"})
    void ownAddressAsAuthzidIsAccepted(String authzid) {
        assertThat(say("n,a=" + authzid + ",n=alice,r=abc")).isInstanceOf(SaslReply.Challenge.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob@localhost", "alice@elsewhere", "alice", "localhost", "alice@localhost/phone", "@"})
    void anothersAddressAsAuthzidIsInvalid(String authzid) {
        assertFailure(say("n,a=" + authzid + ",n=alice,r=abc"), SaslFailure.INVALID_AUTHZID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "ALICE", "Alice", "ａｌｉｃｅ", "ＡＬＩＣＥ"})
    void namesThatPrecisHoldsEqualAreOneAccount(String name) {
        say("n,,n=" + name + ",r=abc");
        assertThat(accounts.asked).containsExactly("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice@localhost", "al ice", "a/b", "\u265A", "=2C=3D,"})
    void whatCannotBeANameIsNotAuthorizedOrMalformed(String name) {
        SaslReply reply = say("n,,n=" + name + ",r=abc");
        assertThat(reply).isInstanceOf(SaslReply.Failure.class);
        assertThat(accounts.asked).isEmpty();
    }

    @Test
    void withoutKeysForItNobodyLogsIn() {
        SaslExchange crypt = exchange(new TestAccounts(TestAccounts.hash("$6$salt$x")));
        // Another mechanism may do, another password would not.
        assertFailure(say(crypt, "n,,n=user,r=abc"), SaslFailure.INVALID_MECHANISM);
    }

    @Test
    void whileAuthServiceIsAwayTheFailureIsTemporary() {
        var away = new ThrottledCredentials(new AccountNames("localhost"),
                name -> CompletableFuture.failedFuture(CredentialsUnavailableException.silent("away", null)),
                (_, _) -> true);
        SaslExchange waiting = new ScramMechanism(ScramHash.SHA_256, false, away, () -> "n").begin(UNBOUND);
        assertFailure(say(waiting, "n,,n=user,r=abc"), SaslFailure.TEMPORARY_AUTH_FAILURE);
    }

    private static SaslExchange exchange(TestAccounts accounts) {
        return new ScramMechanism(ScramHash.SHA_256, false, accounts.accounts(), () -> SERVER_NONCE).begin(UNBOUND);
    }

    private void assertChallenge(String message, String expected) {
        assertThat(say(message)).isInstanceOfSatisfying(SaslReply.Challenge.class, challenge -> assertThat(
                new String(challenge.data(), StandardCharsets.UTF_8)).isEqualTo(expected));
    }

    static String text(SaslReply reply) {
        return switch (reply) {
            case SaslReply.Challenge(byte[] data) -> new String(data, StandardCharsets.UTF_8);
            case SaslReply.Success(Jid _, byte[] data) -> new String(data, StandardCharsets.UTF_8);
            case SaslReply.Failure failure -> failure.failure() + ": " + failure.reason();
        };
    }

    private static void assertFailure(SaslReply reply, SaslFailure failure) {
        assertThat(reply).isInstanceOfSatisfying(SaslReply.Failure.class,
                answer -> assertThat(answer.failure()).isEqualTo(failure));
    }

    private SaslReply say(String message) {
        return say(exchange, message);
    }

    private static SaslReply say(SaslExchange exchange, String message) {
        return exchange.answer(message.getBytes(StandardCharsets.UTF_8)).toCompletableFuture().join();
    }
}
