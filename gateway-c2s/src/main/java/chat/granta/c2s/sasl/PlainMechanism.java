package chat.granta.c2s.sasl;

import chat.granta.c2s.credentials.CredentialSource;
import chat.granta.model.Jid;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** PLAIN (RFC 4616): name and password in one message, over TLS. */
record PlainMechanism(AccountNames accounts, CredentialSource credentials,
        PasswordCheck check) implements SaslMechanism {
    @Override
    public String name() {
        return "PLAIN";
    }

    @Override
    public SaslExchange begin() {
        return this::answer;
    }

    private CompletionStage<SaslReply> answer(byte[] message) {
        try {
            // RFC 4616 2: message = [authzid] UTF8NUL authcid UTF8NUL passwd
            String[] parts = StrictUtf8.decode(message).split("\0", -1);
            if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
                throw SaslException.malformed("not authzid NUL authcid NUL password");
            }
            Jid account = accounts.account(parts[1], parts[0]);
            return verify(account, prepared(parts[2], account));
        } catch (SaslException e) {
            return CompletableFuture.completedFuture(e.toReply());
        }
    }

    private CompletionStage<SaslReply> verify(Jid account, String password) {
        return credentials.fetch(AccountNames.localpart(account)).thenCompose(found -> check.fits(password, found))
                .thenApply(fits -> judged(account, fits)).exceptionally(problem -> Unavailable.reply(account, problem));
    }

    private static SaslReply judged(Jid account, boolean fits) {
        if (fits) {
            return new SaslReply.Success(account, null);
        }
        return new SaslReply.Failure(SaslFailure.NOT_AUTHORIZED, account, "unknown account or wrong password");
    }

    private static String prepared(String password, Jid account) {
        try {
            return Passwords.prepare(password);
        } catch (IllegalArgumentException e) {
            throw new SaslException(SaslFailure.NOT_AUTHORIZED, account, "nobody can have that password");
        }
    }
}
