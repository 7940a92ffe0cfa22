package chat.granta.model;

import org.jspecify.annotations.Nullable;

/**
 * A stanza error (RFC 6120 section 8.3) as a value: what the sender may do about it, what was wrong, a sentence for a
 * person, which clients show, and what a protocol adds for programs (section 8.3.4).
 *
 * @param by who found the error, when that is not who answers
 * @param address where to go instead, as a URI, for the conditions that say so (sections 8.3.3.5 and 8.3.3.14), or null
 */
public record StanzaError(Type type, String condition, String text, @Nullable Element detail, @Nullable Jid by,
        @Nullable String address) {
    public static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-stanzas";
    /** What it says may hold something that the sender has written, of any length. */
    private static final int MAX_TEXT = 300;

    /** RFC 6120 section 8.3.2: what the sender may do. */
    public enum Type {
        AUTH, CANCEL, CONTINUE, MODIFY, WAIT;

        String wire() {
            return switch (this) {
                case AUTH -> "auth";
                case CANCEL -> "cancel";
                case CONTINUE -> "continue";
                case MODIFY -> "modify";
                case WAIT -> "wait";
            };
        }
    }

    public StanzaError {
        if (text.length() > MAX_TEXT) {
            text = text.substring(0, Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT)
                    + '…';
        }
    }

    public StanzaError(Type type, String condition, String text) {
        this(type, condition, text, null);
    }

    public StanzaError(Type type, String condition, String text, @Nullable Element detail) {
        this(type, condition, text, detail, null, null);
    }

    /** This error, found by an entity such as a room (section 8.3.2). */
    public StanzaError by(Jid entity) {
        return new StanzaError(type, condition, text, detail, entity, address);
    }

    // RFC 6120 8.3.3, in its order.

    public static StanzaError badRequest(String text) {
        return new StanzaError(Type.MODIFY, "bad-request", text);
    }

    public static StanzaError conflict(String text) {
        return new StanzaError(Type.CANCEL, "conflict", text);
    }

    public static StanzaError featureNotImplemented(String text) {
        return new StanzaError(Type.CANCEL, "feature-not-implemented", text);
    }

    public static StanzaError forbidden(String text) {
        return new StanzaError(Type.AUTH, "forbidden", text);
    }

    /** Section 8.3.3.5: what was there is at another address now. */
    public static StanzaError gone(Jid to, String text) {
        return new StanzaError(Type.CANCEL, "gone", text, null, null, "xmpp:" + to);
    }

    public static StanzaError internalServerError() {
        return new StanzaError(Type.CANCEL, "internal-server-error",
                "The server failed to process this stanza; the failure has been recorded.");
    }

    public static StanzaError itemNotFound(String text) {
        return new StanzaError(Type.CANCEL, "item-not-found", text);
    }

    public static StanzaError jidMalformed(String text) {
        return new StanzaError(Type.MODIFY, "jid-malformed", text);
    }

    public static StanzaError notAcceptable(String text) {
        return new StanzaError(Type.MODIFY, "not-acceptable", text);
    }

    public static StanzaError notAllowed(String text) {
        return new StanzaError(Type.CANCEL, "not-allowed", text);
    }

    public static StanzaError remoteServerNotFound(String text) {
        return new StanzaError(Type.CANCEL, "remote-server-not-found", text);
    }

    public static StanzaError resourceConstraint(String text) {
        return new StanzaError(Type.WAIT, "resource-constraint", text);
    }

    /** Its text is the same whatever the reason is, as it must not tell who exists, is there, or has blocked whom (RFC 6121 8.5.1). */
    public static StanzaError serviceUnavailable() {
        return new StanzaError(Type.CANCEL, "service-unavailable",
                "This address does not exist, or does not take this, or not from you.");
    }

    /**
     * The error stanza that answers a stanza, from whom it was for, with what it answers (section 8.3.1); null when it must not be answered, because it is an
     * error itself (RFC 6120 section 8.3.1) or an IQ result.
     */
    public @Nullable Stanza answerTo(Stanza stanza) {
        if (stanza.isError()) {
            return null;
        }
        Jid from = stanza.to();
        Jid to = stanza.from();
        return switch (stanza) {
            case Message m -> new Message(from, to, m.id(), Message.Type.ERROR, m.lang(), behind(m));
            case Presence p -> new Presence(from, to, p.id(), Presence.Type.ERROR, p.lang(), behind(p));
            // An IQ is not quoted (Prosody does not, ejabberd does): who asks keeps the question under its id, which an
            // answer must have anyhow, and what is asked may be a secret.
            case Iq iq -> iq.isRequest() ? new Iq(from, to, iq.id(), Iq.Type.ERROR, null, toPayload()) : null;
        };
    }

    private Payload behind(Stanza stanza) {
        return Quote.of(stanza.payload()).with(toPayload());
    }

    public Payload toPayload() {
        var error = Element.named(Payload.CONTENT_NAMESPACE, "error").attribute("type", type.wire())
                .attribute("by", by == null ? null : by.toString())
                .child(Element.named(NAMESPACE, condition).text(address == null ? "" : address).build())
                .child(Element.named(NAMESPACE, "text").attribute("xml:lang", "en").text(text).build());
        if (detail != null) {
            error.child(detail);
        }
        return Payload.of(error.build());
    }
}
