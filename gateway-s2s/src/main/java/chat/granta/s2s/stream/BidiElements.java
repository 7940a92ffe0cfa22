package chat.granta.s2s.stream;

import chat.granta.model.Element;
import chat.granta.stream.TopLevelElement;

/** XEP-0288 section 2: what says that a stream is for both directions. */
public final class BidiElements {
    public static final String FEATURE_NAMESPACE = "urn:xmpp:features:bidi";
    private static final String NAMESPACE = "urn:xmpp:bidi";

    private BidiElements() {}

    /** Section 2.1. */
    public static Element feature() {
        return Element.named(FEATURE_NAMESPACE, "bidi").build();
    }

    /** Section 2.2. */
    public static Element request() {
        return Element.named(NAMESPACE, "bidi").build();
    }

    public static boolean isRequest(TopLevelElement element) {
        return element.is(NAMESPACE, "bidi");
    }
}
