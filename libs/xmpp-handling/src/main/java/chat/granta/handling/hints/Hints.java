package chat.granta.handling.hints;

import chat.granta.model.Payload;

/** XEP-0334: what a sender would have kept or copied of a message, and what not. */
public final class Hints {
    private static final String NAMESPACE = "urn:xmpp:hints";

    private Hints() {}

    /** Section 4.2: neither archives nor offline storage. */
    public static boolean forbidStoring(Payload payload) {
        return payload.has(NAMESPACE, "no-store");
    }

    /** Section 4.1: no archives. */
    public static boolean forbidArchiving(Payload payload) {
        return forbidStoring(payload) || payload.has(NAMESPACE, "no-permanent-store");
    }

    /** Section 4.4: to be kept although it does not look so. */
    public static boolean wantStoring(Payload payload) {
        return payload.has(NAMESPACE, "store");
    }

    /** Section 4.3: not to the sender's or the recipient's other devices (XEP-0280). */
    public static boolean forbidCopies(Payload payload) {
        return payload.has(NAMESPACE, "no-copy");
    }
}
