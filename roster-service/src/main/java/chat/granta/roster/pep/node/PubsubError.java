package chat.granta.roster.pep.node;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.StanzaError;
import chat.granta.model.StanzaError.Type;
import org.jspecify.annotations.Nullable;

/** XEP-0060 section 16.3: what a stanza error says besides, for programs. */
public final class PubsubError {
    private PubsubError() {}

    /** @param detail the element that names the error */
    public static RefusedException of(Type type, String condition, String text, String detail) {
        return new RefusedException(new StanzaError(type, condition, text, detail(detail, null)));
    }

    /** Something that the protocol has, and this service has not. */
    public static RefusedException unsupported(String feature) {
        return new RefusedException(new StanzaError(Type.CANCEL, "feature-not-implemented",
                "This service does not have the feature " + feature + ".", detail("unsupported", feature)));
    }

    private static Element detail(String name, @Nullable String feature) {
        return Element.named(Pubsub.ERRORS, name).attribute("feature", feature).build();
    }
}
