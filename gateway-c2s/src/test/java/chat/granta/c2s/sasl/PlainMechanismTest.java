package chat.granta.c2s.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.c2s.credentials.Credentials;
import chat.granta.c2s.credentials.CredentialsUnavailableException;
import chat.granta.model.Jid;
import chat.granta.sasl.SaslConnection;
import chat.granta.sasl.SaslFailure;
import chat.granta.sasl.SaslMechanism;
import chat.granta.sasl.SaslOffer;
import chat.granta.sasl.SaslReply;
import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.commons.codec.digest.Crypt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PLAIN (RFC 4616). */
class PlainMechanismTest {
    private static final SaslOffer OFFER = new SaslOffer(List.of("PLAIN"), SaslConnection.unbound(null));

    private final PasswordHashing hashing = new PasswordHashing();
    private final TestAccounts accounts = new TestAccounts(TestAccounts.keys("pencil"));
    private final Queue<ScramKeys> derived = new ConcurrentLinkedQueue<>();
    private volatile String derivedFor = "";

    @AfterEach
    void stop() {
        hashing.close();
    }

    @Test
    void thePasswordFitsScramKeys() {
        assertThat(say(accounts, "\0Alice\0pencil"))
                .isEqualTo(new SaslReply.Success(Jid.parse("alice@localhost"), null));
        assertThat(accounts.asked).containsExactly("alice");
    }

    @Test
    void ownAuthzidIsAccepted() {
        assertThat(say(accounts, "alice@localhost\0alice\0pencil")).isInstanceOf(SaslReply.Success.class);
    }

    @Test
    void anothersAuthzidIsInvalid() {
        assertFailure(say(accounts, "bob@localhost\0alice\0pencil"), SaslFailure.INVALID_AUTHZID);
    }

    @Test
    void aWrongPasswordIsNotAuthorized() {
        assertFailure(say(accounts, "\0alice\0pencils"), SaslFailure.NOT_AUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alice", "\0alice", "\0alice\0", "\0\0pencil", "\0alice\0pencil\0",
            "alice\0pencil"})
    void aBrokenMessageIsMalformed(String message) {
        assertFailure(say(accounts, message), SaslFailure.MALFORMED_REQUEST);
        assertThat(accounts.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$6$saltstring", "$6$rounds=1000$roundstoolow", "$5$saltstring", "$1$saltstri"})
    void thePasswordFitsACryptHash(String salt) {
        var stored = new TestAccounts(TestAccounts.hash(Crypt.crypt("Hello wörld!", salt)));
        assertThat(say(stored, "\0alice\0Hello wörld!")).isInstanceOf(SaslReply.Success.class);
        assertFailure(say(stored, "\0alice\0Hello world!"), SaslFailure.NOT_AUTHORIZED);
    }

    @Test
    void theHashOfAnotherProgramIsUnderstood() {
        // Made by: openssl passwd -6 -salt saltstring 'Hello world!'
        var stored = new TestAccounts(TestAccounts.hash("$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/"
                + "O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1"));
        assertThat(say(stored, "\0alice\0Hello world!")).isInstanceOf(SaslReply.Success.class);
    }

    @Test
    void composedAndDecomposedPasswordsAreTheSame() {
        var stored = new TestAccounts(TestAccounts.keys("caf\u00e9"));
        assertThat(say(stored, "\0alice\0cafe\u0301")).isInstanceOf(SaslReply.Success.class);
    }

    @Test
    void aPasswordNobodyCanHaveIsNotAuthorized() {
        assertFailure(say(accounts, "\0alice\0pen\u0007cil"), SaslFailure.NOT_AUTHORIZED);
    }

    @Test
    void whileAuthServiceIsAwayTheFailureIsTemporary() {
        var plain = plain(new ThrottledCredentials(new AccountNames("localhost"),
                name -> CompletableFuture.failedFuture(CredentialsUnavailableException.silent("away", null)),
                (_, _) -> true));
        assertFailure(say(plain, "\0alice\0pencil"), SaslFailure.TEMPORARY_AUTH_FAILURE);
    }

    @Test
    void aHashNobodyUnderstandsIsTheServersFault() {
        var stored = new TestAccounts(TestAccounts.hash("$9$what"));
        assertFailure(say(stored, "\0alice\0pencil"), SaslFailure.TEMPORARY_AUTH_FAILURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            // Made by openssl passwd -1, Perl's crypt (DES, bcrypt) and Python's hashlib.
            "$1$abcdefgh$Gqo0dW5ZZwRMuhky6A93q0", "abJ32bJMdTsnY",
            "$2y$04$abcdefghijklmnopqrstuu/FyAyuZSl3DbPdvio4KrIBdz2k2yhV2",
            "$2a$04$abcdefghijklmnopqrstuu/FyAyuZSl3DbPdvio4KrIBdz2k2yhV2",
            "$2b$04$abcdefghijklmnopqrstuu/FyAyuZSl3DbPdvio4KrIBdz2k2yhV2",
            "{SHA}0vxRJJChUDZGC1SJQBQ51tpUB/o=", "{SSHA}dFWAdLXeDBTj01WbdotiS4s3zKlzYWx0",
            "{SSHA512}EM/40PpOwDFyRBvlEBPAPcAotwYXhUelFtA2c9wqybUh7KPyAKJRMdmih7JvDHLIZX4mudDr3ExMpxduNEz0VXNhbHRzYWx0"})
    void everyKindOfHashIsUnderstood(String hash) {
        var stored = new TestAccounts(TestAccounts.hash(hash));
        assertThat(say(stored, "\0alice\0pencil")).isInstanceOf(SaslReply.Success.class);
        assertFailure(say(stored, "\0alice\0pencils"), SaslFailure.NOT_AUTHORIZED);
    }

    @Test
    void keysCountBeforeAnOlderHashAndTheStrongestOfThem() {
        var keys = List.of(TestAccounts.keys(ScramHash.SHA_1, "rubber"),
                TestAccounts.keys(ScramHash.SHA_512, "pencil"));
        var stored = new TestAccounts(new Credentials(keys, "$6$x$y", "1"));
        assertThat(say(stored, "\0alice\0pencil")).isInstanceOf(SaslReply.Success.class);
        assertFailure(say(stored, "\0alice\0rubber"), SaslFailure.NOT_AUTHORIZED);
    }

    @Test
    void aPasswordThatFitsLeavesTheKeysThatAreMissing() {
        say(new TestAccounts(new Credentials(List.of(TestAccounts.keys(ScramHash.SHA_1, "pencil")), null, "v3")),
                "\0alice\0pencil");
        await().until(() -> !derived.isEmpty());
        assertThat(derivedFor).isEqualTo("alice v3");
        assertThat(derived).extracting(ScramKeys::hash).containsExactly(ScramHash.SHA_512, ScramHash.SHA_256);
        assertThat(derived).allSatisfy(keys -> {
            assertThat(keys.iterations()).isEqualTo(10_000);
            assertThat(keys.salt()).hasSize(16);
            assertThat(PasswordCheck.fits("pencil", new Credentials(List.of(keys), null, "v3"))).isTrue();
        });
    }

    @Test
    void aWrongPasswordLeavesNone() {
        say(new TestAccounts(TestAccounts.hash(Crypt.crypt("pencil", "$5$salt"))), "\0alice\0pencils");
        hashing.compute(() -> true).join();
        assertThat(derived).isEmpty();
    }

    @Test
    void overTheLimitNobodyIsAskedAndTheRightPasswordIsNoUse() {
        var gated = new ThrottledCredentials(new AccountNames("localhost"), accounts, (_, _) -> false);
        assertFailure(say(plain(gated), "\0alice\0pencil"), SaslFailure.THROTTLED);
        assertThat(accounts.asked).isEmpty();
    }

    @Test
    void whatWasBegunBeforeTheLimitIsJudgedAfterIt() {
        var answers = new ArrayDeque<>(List.of(true, false));
        var gated = new ThrottledCredentials(new AccountNames("localhost"), accounts, (_, _) -> answers.remove());
        assertFailure(say(plain(gated), "\0alice\0pencil"), SaslFailure.THROTTLED);
    }

    @Test
    void hashingHappensOnItsOwnThreads() {
        Thread thread = hashing.compute(Thread::currentThread).join();
        assertThat(thread.getName()).startsWith("password-hashing-");
    }

    private PlainMechanism plain(ThrottledCredentials behind) {
        return new PlainMechanism(behind, hashing, new KeyDerivation(hashing, (name, version, keys) -> {
            derivedFor = name + ' ' + version;
            derived.addAll(keys);
        }));
    }

    private SaslReply say(TestAccounts stored, String message) {
        return say(plain(stored.accounts()), message);
    }

    private static SaslReply say(SaslMechanism plain, String message) {
        return plain.begin(OFFER).answer(message.getBytes(StandardCharsets.UTF_8)).toCompletableFuture().join();
    }

    private static void assertFailure(SaslReply reply, SaslFailure failure) {
        assertThat(reply).isInstanceOfSatisfying(SaslReply.Failure.class,
                answer -> assertThat(answer.failure()).isEqualTo(failure));
    }
}
