package chat.granta.c2s.sasl;

import chat.granta.c2s.credentials.Credentials;
import chat.granta.model.Jid;
import chat.granta.sasl.SaslConnection;
import chat.granta.sasl.SaslException;
import chat.granta.sasl.SaslExchange;
import chat.granta.sasl.SaslFailure;
import chat.granta.sasl.SaslMechanism;
import chat.granta.sasl.SaslOffer;
import chat.granta.sasl.SaslReply;
import chat.granta.sasl.StrictUtf8;
import chat.granta.scram.OpaqueString;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** PLAIN (RFC 4616): name and password in one message, over TLS. */
record PlainMechanism(ThrottledCredentials accounts, PasswordHashing hashing,
        KeyDerivation derivation) implements SaslMechanism {
    @Override
    public String name() {
        return "PLAIN";
    }

    @Override
    public SaslExchange begin(SaslOffer offer) {
        return message -> answer(message, offer.connection());
    }

    private CompletionStage<SaslReply> answer(byte[] message, SaslConnection connection) {
        try {
            // RFC 4616 2: message = [authzid] UTF8NUL authcid UTF8NUL passwd
            String[] parts = StrictUtf8.decode(message).split("\0", -1);
            if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
                throw SaslException.malformed("not authzid NUL authcid NUL password");
            }
            Jid account = accounts.names().account(parts[1], parts[0]);
            return verify(account, prepared(parts[2], account), connection);
        } catch (SaslException e) {
            return CompletableFuture.completedFuture(e.toReply());
        }
    }

    private CompletionStage<SaslReply> verify(Jid account, String password, SaslConnection connection) {
        return accounts.credentials(account, connection)
                .thenCompose(found -> hashing.compute(() -> accounts.judged(account, connection,
                        judge(account, password, found))))
                .exceptionally(problem -> TemporaryFailure.of(account, problem));
    }

    private SaslReply judge(Jid account, String password, Credentials found) {
        if (!PasswordCheck.fits(password, found)) {
            return new SaslReply.Failure(SaslFailure.NOT_AUTHORIZED, account, "unknown account or wrong password");
        }
        derivation.derive(account, password, found);
        return new SaslReply.Success(account, null);
    }

    private static String prepared(String password, Jid account) {
        try {
            return OpaqueString.enforce(password);
        } catch (IllegalArgumentException e) {
            throw new SaslException(SaslFailure.NOT_AUTHORIZED, account, "nobody can have that password");
        }
    }
}
