package chat.granta.embedded;

/** The embedded broker or database cannot start; the message says why, where, and what to do about it. */
public final class EmbeddedServiceException extends RuntimeException {
    public EmbeddedServiceException(String message) {
        super(message);
    }

    public EmbeddedServiceException(String message, Throwable cause) {
        super(message, cause);
    }
}
