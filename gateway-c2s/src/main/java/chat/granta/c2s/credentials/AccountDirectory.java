package chat.granta.c2s.credentials;

import java.util.concurrent.CompletableFuture;

/** Knows which accounts there are, for logins that need no password. Never blocks; any thread. */
@FunctionalInterface
public interface AccountDirectory {
    /**
     * @param localpart the enforced localpart of the account's address
     * @return whether the account exists and may log in; fails with {@link CredentialsUnavailableException} when
     *     auth-service does not answer
     */
    CompletableFuture<Boolean> mayLogIn(String localpart);
}
