package chat.granta.c2s.credentials;

import org.jspecify.annotations.Nullable;

/** auth-service did not answer, or not as agreed; a client sees {@code temporary-auth-failure}. */
public final class CredentialsUnavailableException extends RuntimeException {
    public CredentialsUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
