package chat.granta.s2s.outbound;

import chat.granta.model.StanzaError;
import chat.granta.s2s.sending.RemoteErrors;
import chat.granta.stream.TopLevelElement;
import org.jspecify.annotations.Nullable;

/** RFC 6120 section 4.9: why the other server ends a stream. */
record ReceivedStreamError(String condition) {
    /** Null when the element is none. */
    static @Nullable ReceivedStreamError of(TopLevelElement element) {
        if (!element.is("http://etherx.jabber.org/streams", "error")) {
            return null;
        }
        return new ReceivedStreamError(element.content().elements().isEmpty()
                ? "undefined-condition"
                : element.content().elements().getFirst().name().localName());
    }

    /** What it means for those who have written to a domain there; null: their stanzas may be tried elsewhere. */
    @Nullable
    StanzaError refusal(String domain) {
        return condition.equals("host-unknown") || condition.equals("host-gone")
                ? RemoteErrors.notFound(domain + " is not served by its server")
                : null;
    }
}
