package chat.granta.c2s.csi;

import chat.granta.c2s.home.HomeCall.Deliver;
import chat.granta.model.Element;
import chat.granta.stream.TopLevelElement;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0352: whether somebody looks at the client. As long as nobody does, what may wait is held. It is known here and
 * nowhere else, as others must not learn of it (section 6). On the stream's thread.
 */
public final class ClientState {
    private static final String NAMESPACE = "urn:xmpp:csi:0";
    private static final int MAX_BYTES = 256 * 1024;

    private final int maxStanzas;
    private final int maxBytes;
    private final HeldStanzas.Outlet outlet;
    private boolean keepsAll;

    /** Null while the client is active, as it is until it says otherwise (section 5). */
    private @Nullable HeldStanzas held;

    /**
     * @param maxStanzas how many may wait
     * @param maxUnsentBytes what may be on its way to a client before it looks like one that does not read
     * @param outlet where stanzas go that need not wait any longer
     */
    public ClientState(int maxStanzas, int maxUnsentBytes, HeldStanzas.Outlet outlet) {
        this.maxStanzas = maxStanzas;
        // All of it goes out at once.
        this.maxBytes = Math.min(MAX_BYTES, maxUnsentBytes / 4);
        this.outlet = outlet;
    }

    public static Element feature() {
        return Element.named(NAMESPACE, "csi").build();
    }

    /** Takes an indication (section 4.2), and tells whether the element was one. */
    public boolean indicated(TopLevelElement element) {
        if (element.is(NAMESPACE, "active")) {
            active();
        } else if (element.is(NAMESPACE, "inactive")) {
            inactive();
        } else {
            return false;
        }
        return true;
    }

    /** Takes a stanza that is to be delivered while nobody looks at the client, and tells whether it is so. */
    public boolean held(Deliver stanza) {
        if (held == null) {
            return false;
        }
        held.deliver(stanza);
        return true;
    }

    /**
     * Stream management (XEP-0198) counts what is delivered, and all of that must be written: stanzas may still wait, but
     * none takes the place of another. What waits goes out uncounted.
     */
    public void keepAll() {
        keepsAll = true;
        if (held != null) {
            active();
            inactive();
        }
    }

    /**
     * Nothing waits any more. Section 5.1: what waited goes out before anything that the client sends next is looked at; when
     * the stream ends, before that.
     */
    public void active() {
        if (held != null) {
            held.flush();
            held = null;
        }
    }

    private void inactive() {
        if (held == null) {
            held = keepsAll
                    ? HeldStanzas.keepingAll(maxStanzas, maxBytes, outlet)
                    : new HeldStanzas(maxStanzas, maxBytes, outlet);
        }
    }
}
