package chat.granta.c2s.credentials;

import org.jspecify.annotations.Nullable;

/** auth-service did not answer, or not as agreed; a client sees {@code temporary-auth-failure}. */
public final class CredentialsUnavailableException extends RuntimeException {
    private final boolean isSilence;

    private CredentialsUnavailableException(String message, @Nullable Throwable cause, boolean isSilence) {
        super(message, cause);
        this.isSilence = isSilence;
    }

    /** auth-service answered, but not with credentials. */
    public static CredentialsUnavailableException refused(String message) {
        return new CredentialsUnavailableException(message, null, false);
    }

    /** auth-service did not answer: it is down, starting, or too slow. */
    public static CredentialsUnavailableException silent(String message, @Nullable Throwable cause) {
        return new CredentialsUnavailableException(message, cause, true);
    }

    boolean isSilence() {
        return isSilence;
    }
}
