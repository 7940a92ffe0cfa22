package chat.granta.model;

import java.util.Set;

/** RFC 6120 section 8.3.1: what an error repeats of the stanza that it answers, so that its sender sees which it was. */
final class Quote {
    /** Enough for what people write; what is longer is known by its id. */
    private static final int MAX_BYTES = 8 * 1024;
    private static final ElementName ERROR = new ElementName(Payload.CONTENT_NAMESPACE, "error");
    /** XEP-0359 and XEP-0203: put in on the way; its sender has no business to know a message's id or fate elsewhere. */
    private static final ElementName STANZA_ID = new ElementName("urn:xmpp:sid:0", "stanza-id");
    private static final ElementName DELAY = new ElementName("urn:xmpp:delay", "delay");
    private static final Set<ElementName> LEFT_OUT = Set.of(ERROR, STANZA_ID, DELAY);

    private Quote() {}

    static Payload of(Payload payload) {
        // First of all: the length must not tell whether anything was added on the way.
        Payload sent = payload.without(LEFT_OUT);
        return sent.xml().length > MAX_BYTES ? Payload.EMPTY : sent;
    }
}
