package chat.granta.stream;

import chat.granta.model.Element;

/** The elements of STARTTLS, for either side (RFC 6120 section 5.4). */
public final class StartTlsElements {
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-tls";

    private StartTlsElements() {}

    /** RFC 6120 section 5.4.1: the server offers it. */
    public static Element feature(boolean isRequired) {
        var feature = Element.named(NAMESPACE, "starttls");
        if (isRequired) {
            feature.child("required", "");
        }
        return feature.build();
    }

    /** RFC 6120 section 5.4.2.1: the client wants it. */
    public static Element request() {
        return Element.named(NAMESPACE, "starttls").build();
    }

    public static boolean isRequest(TopLevelElement element) {
        return element.is(NAMESPACE, "starttls");
    }

    /** RFC 6120 section 5.4.2.3: the handshake is to begin. */
    public static Element proceed() {
        return Element.named(NAMESPACE, "proceed").build();
    }

    public static boolean isProceed(TopLevelElement element) {
        return element.is(NAMESPACE, "proceed");
    }
}
