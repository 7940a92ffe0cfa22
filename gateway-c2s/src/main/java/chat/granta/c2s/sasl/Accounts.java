package chat.granta.c2s.sasl;

import chat.granta.c2s.credentials.CredentialSource;
import chat.granta.c2s.credentials.Credentials;
import chat.granta.model.Jid;
import java.util.concurrent.CompletableFuture;

/** The accounts whose passwords may be tried: names, credentials, and how often is too often. */
record Accounts(AccountNames names, CredentialSource credentials, LoginGate gate) {
    private static final String THROTTLED = "too many wrong passwords before";

    /**
     * The credentials of an account, or a decoy's.
     *
     * @throws SaslException when too many wrong passwords came before; nobody is asked then, so that the answer takes the
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
