package chat.granta.c2s.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.credentials.Credentials;
import chat.granta.c2s.credentials.CredentialsUnavailableException;
import chat.granta.model.Jid;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.codec.digest.Crypt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PLAIN (RFC 4616). */
class PlainMechanismTest {
    private final PasswordHashing hashing = new PasswordHashing();
    private final TestAccounts accounts = new TestAccounts(TestAccounts.keys("pencil"));

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
        var stored = new TestAccounts(new Credentials.CryptHash(Crypt.crypt("Hello wörld!", salt)));
        assertThat(say(stored, "\0alice\0Hello wörld!")).isInstanceOf(SaslReply.Success.class);
        assertFailure(say(stored, "\0alice\0Hello world!"), SaslFailure.NOT_AUTHORIZED);
    }

    @Test
    void theHashOfAnotherProgramIsUnderstood() {
        // Made by: openssl passwd -6 -salt saltstring 'Hello world!'
        var stored = new TestAccounts(new Credentials.CryptHash("$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/"
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
        var plain = new PlainMechanism(new AccountNames("localhost"),
                name -> CompletableFuture.failedFuture(new CredentialsUnavailableException("away", null)),
                new PasswordCheck(hashing));
        assertFailure(say(plain, "\0alice\0pencil"), SaslFailure.TEMPORARY_AUTH_FAILURE);
    }

    @Test
    void aHashNobodyUnderstandsIsTheServersFault() {
        var stored = new TestAccounts(new Credentials.CryptHash("$9$what"));
        assertFailure(say(stored, "\0alice\0pencil"), SaslFailure.TEMPORARY_AUTH_FAILURE);
    }

    @Test
    void hashingHappensOnItsOwnThreads() {
        Thread thread = hashing.compute(Thread::currentThread).join();
        assertThat(thread.getName()).startsWith("password-hashing-");
    }

    private SaslReply say(TestAccounts stored, String message) {
        return say(new PlainMechanism(new AccountNames("localhost"), stored, new PasswordCheck(hashing)), message);
    }

    private static SaslReply say(SaslMechanism plain, String message) {
        return plain.begin().answer(message.getBytes(StandardCharsets.UTF_8)).toCompletableFuture().join();
    }

    private static void assertFailure(SaslReply reply, SaslFailure failure) {
        assertThat(reply).isInstanceOfSatisfying(SaslReply.Failure.class,
                answer -> assertThat(answer.failure()).isEqualTo(failure));
    }
}
