package chat.granta.s2s.sending;

import chat.granta.model.StanzaError;

/** RFC 6120 section 10.4: why a stanza does not reach another server. */
public final class RemoteErrors {
    private RemoteErrors() {}

    /** Section 8.3.3.16: there is no such server. */
    public static StanzaError notFound(String why) {
        return StanzaError.remoteServerNotFound(why);
    }

    /** Section 8.3.3.10: this server does not send there. */
    public static StanzaError denied(String why) {
        return StanzaError.notAllowed(why);
    }

    /** Section 8.3.3.17: there is one, and it cannot be reached, or not in time. */
    public static StanzaError timeout(String why) {
        return new StanzaError(StanzaError.Type.WAIT, "remote-server-timeout", why);
    }
}
