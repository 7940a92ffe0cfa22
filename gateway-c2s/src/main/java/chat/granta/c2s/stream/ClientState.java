package chat.granta.c2s.stream;

import chat.granta.c2s.csi.HeldStanzas;
import chat.granta.model.Element;
import chat.granta.model.Stanza;
import chat.granta.stream.TopLevelElement;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0352: whether somebody looks at the client. As long as nobody does, what may wait is held. It is known here and
 * nowhere else, as others must not learn of it (section 6). On the event loop.
 */
final class ClientState {
    private static final String NAMESPACE = "urn:xmpp:csi:0";
    private static final int MAX_BYTES = 256 * 1024;

    private final ClientStream stream;

    /** Null while the client is active, as it is until it says otherwise (section 5). */
    private @Nullable HeldStanzas held;

    ClientState(ClientStream stream) {
        this.stream = stream;
    }

    static Element feature() {
        return Element.named(NAMESPACE, "csi").build();
    }

    /** Takes an indication (section 4.2), and tells whether the element was one. */
    boolean indicated(TopLevelElement element) {
        if (element.is(NAMESPACE, "active")) {
            active();
        } else if (element.is(NAMESPACE, "inactive")) {
            inactive();
        } else {
            return false;
        }
        return true;
    }

    void deliver(Stanza stanza, @Nullable String to) {
        if (held == null) {
            stream.send(stanza, to);
        } else {
            held.deliver(stanza, to);
        }
    }

    /** Section 5.1: what waits goes out before anything that the client sends next is looked at. */
    private void active() {
        if (held != null) {
            held.flush();
            held = null;
        }
    }

    private void inactive() {
        if (held == null) {
            C2sSettings settings = stream.services().settings();
            // All of it goes out at once, which must not look like a client that does not read.
            int bytes = Math.min(MAX_BYTES, settings.maxUnsentBytes() / 4);
            held = new HeldStanzas(settings.heldStanzas(), bytes, stream::send);
        }
    }
}
