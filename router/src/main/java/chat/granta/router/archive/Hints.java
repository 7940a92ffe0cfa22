package chat.granta.router.archive;

import chat.granta.model.Payload;

/** XEP-0334: what a sender would have kept of a message, and what not. */
final class Hints {
    private static final String NAMESPACE = "urn:xmpp:hints";

    private Hints() {}

    /** Section 4.2: neither archives nor offline storage. */
    static boolean forbidStoring(Payload payload) {
        return payload.has(NAMESPACE, "no-store");
    }

    /** Section 4.1: no archives. */
    static boolean forbidArchiving(Payload payload) {
        return forbidStoring(payload) || payload.has(NAMESPACE, "no-permanent-store");
    }

    /** Section 4.4: to be kept although it does not look so. */
    static boolean wantStoring(Payload payload) {
        return payload.has(NAMESPACE, "store");
    }
}
