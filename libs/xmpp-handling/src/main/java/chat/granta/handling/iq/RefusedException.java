package chat.granta.handling.iq;

import chat.granta.model.StanzaError;

/** A request is refused before anything of it was done; the asker gets the error. */
public final class RefusedException extends Exception {
    private final transient StanzaError error;

    public RefusedException(StanzaError error) {
        super(error.condition() + ": " + error.text(), null, false, false);
        this.error = error;
    }

    /** RFC 6120 section 8.3.3.1: what was asked for is no well-formed request of its protocol. */
    public static RefusedException badRequest(String text) {
        return new RefusedException(StanzaError.badRequest(text));
    }

    /** RFC 6120 section 8.3.3.9: it can never be done as it is, as when one thing is too large. */
    public static RefusedException notAcceptable(String text) {
        return new RefusedException(StanzaError.notAcceptable(text));
    }

    /** RFC 6120 section 8.3.3.18: the account is full; it can be done when something else has gone. */
    public static RefusedException resourceConstraint(String text) {
        return new RefusedException(StanzaError.resourceConstraint(text));
    }

    public StanzaError error() {
        return error;
    }
}
