package chat.granta.c2s.credentials;

import java.util.concurrent.CompletableFuture;

/** Where the credentials of an account come from. Never blocks; may be called from any thread. */
@FunctionalInterface
public interface CredentialSource {
    /**
     * Fetches an account's credentials, or a decoy's when there is no such account.
     *
     * @param localpart the enforced localpart of the account's address
     * @return fails with {@link CredentialsUnavailableException} when auth-service does not answer
     */
    CompletableFuture<Credentials> fetch(String localpart);
}
