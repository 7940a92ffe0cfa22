package chat.granta.c2s.sasl;

import chat.granta.c2s.credentials.CredentialSource;
import chat.granta.c2s.credentials.Credentials;
import chat.granta.model.Jid;
import chat.granta.sasl.SaslConnection;
import chat.granta.sasl.SaslException;
import chat.granta.sasl.SaslFailure;
import chat.granta.sasl.SaslReply;
import java.util.concurrent.CompletableFuture;

/** Credentials of accounts whose passwords may be tried, unless too many wrong ones came before (RFC 6120 section 13.9.4). */
record ThrottledCredentials(AccountNames names, CredentialSource credentials, LoginGate gate) {
    private static final String THROTTLED = "too many wrong passwords before";

    /**
     * The credentials of an account, or a decoy's.
     *
     * @throws SaslException when too many wrong passwords came before; auth-service is not asked then, so that the answer takes the
     *         same time whether there is such an account or not
     */
    CompletableFuture<Credentials> credentials(Jid account, SaslConnection connection) {
        if (!isOpen(account, connection)) {
            throw new SaslException(SaslFailure.THROTTLED, account, THROTTLED);
        }
        return credentials.fetch(AccountNames.localpart(account));
    }

    /** The answer to an attempt that is judged now. Asked again, because many may have been begun at once. */
    SaslReply judged(Jid account, SaslConnection connection, SaslReply judgement) {
        return isOpen(account, connection)
                ? judgement
                : new SaslReply.Failure(SaslFailure.THROTTLED, account, THROTTLED);
    }

    private boolean isOpen(Jid account, SaslConnection connection) {
        return gate.permits(account, connection.client());
    }
}
