package chat.granta.model;

/** An address breaks RFC 7622; the message says which part and why. A client sees it as {@code jid-malformed}. */
public final class InvalidJidException extends IllegalArgumentException {
    public InvalidJidException(String message) {
        super(message);
    }
}
