package chat.granta.c2s.credentials;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * While auth-service restarts, users who have logged in a short while ago can log in again. Each login asks auth-service first,
 * and what it says counts: a changed password counts at once.
 */
public final class RememberedCredentials implements CredentialSource {
    /** Some 60 MB when full; names tried at random do not drive out those in use. */
    private static final int MOST = 100_000;

    private final CredentialSource source;
    private final Cache<String, Credentials> remembered;

    /** @param age how old credentials may be that are used in auth-service's absence */
    public RememberedCredentials(CredentialSource source, Duration age) {
        this.source = source;
        this.remembered = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(age).build();
    }

    @Override
    public CompletableFuture<Credentials> fetch(String localpart) {
        return source.fetch(localpart).handle((found, failure) -> {
            if (failure == null) {
                remembered.put(localpart, found);
                return found;
            }
            Credentials old = isSilence(failure) ? remembered.getIfPresent(localpart) : null;
            if (old == null) {
                throw failure instanceof CompletionException wrapped ? wrapped : new CompletionException(failure);
            }
            return old;
        });
    }

    private static boolean isSilence(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof CredentialsUnavailableException unavailable && unavailable.isSilence();
    }
}
