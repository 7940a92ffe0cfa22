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
public final class ClientState {
    private static final String NAMESPACE = "urn:xmpp:csi:0";
    private static final int MAX_BYTES = 256 * 1024;

    private final ClientStream stream;
    private final HeldStanzas.Outlet outlet;
    private boolean keepsAll;

    /** Null while the client is active, as it is until it says otherwise (section 5). */
    private @Nullable HeldStanzas held;

    /** @param outlet where stanzas go that need not wait */
    ClientState(ClientStream stream, HeldStanzas.Outlet outlet) {
        this.stream = stream;
        this.outlet = outlet;
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
            outlet.send(stanza, to);
        } else {
            held.deliver(stanza, to);
        }
    }

    /**
     * Stream management (XEP-0198) counts what is delivered, and all of that must be written: stanzas may still wait, but
     * none takes the place of another. What waits goes out uncounted.
     */
    void keepAll() {
        keepsAll = true;
        if (held != null) {
            active();
            inactive();
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
            held = keepsAll
                    ? HeldStanzas.keepingAll(settings.heldStanzas(), bytes, outlet)
                    : new HeldStanzas(settings.heldStanzas(), bytes, outlet);
        }
    }
}
