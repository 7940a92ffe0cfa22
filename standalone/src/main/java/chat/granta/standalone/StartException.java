package chat.granta.standalone;

/** The service cannot start for a reason that whoever starts it can mend; the message names the setting. */
final class StartException extends RuntimeException {
    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
