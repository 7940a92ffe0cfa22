package chat.granta.c2s.csi;

import chat.granta.c2s.home.HomeCall.Deliver;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What waits for an inactive client (XEP-0352 section 3.2): the latest of each {@link ReplacementKey}, in the order of arrival. An
 * important stanza takes along all that came before it, so that the client never knows less than it would without this;
 * it is only spared what has become void. Where stanzas are counted (XEP-0198) it is spared nothing. Used by one thread.
 */
public final class HeldStanzas {
    /** What a stanza takes besides its payload, more or less: addresses here and on the wire. */
    private static final int HEADER_BYTES = 256;

    private final int maxStanzas;
    private final int maxBytes;
    private final Outlet outlet;
    private final boolean keepsAll;
    private final LinkedHashMap<Object, Deliver> held = new LinkedHashMap<>();
    private int bytes;

    /** Where stanzas go when they need not wait any longer. */
    @FunctionalInterface
    public interface Outlet {
        void send(Deliver stanza);
    }

    /**
     * @param maxStanzas above it all go out and holding begins anew; 0 holds nothing
     * @param maxBytes the same, in bytes
     */
    public HeldStanzas(int maxStanzas, int maxBytes, Outlet outlet) {
        this(maxStanzas, maxBytes, outlet, false);
    }

    private HeldStanzas(int maxStanzas, int maxBytes, Outlet outlet, boolean keepsAll) {
        this.maxStanzas = maxStanzas;
        this.maxBytes = maxBytes;
        this.outlet = outlet;
        this.keepsAll = keepsAll;
    }

    /** One that keeps what is outdated, too: all that came goes out, as it came. */
    public static HeldStanzas keepingAll(int maxStanzas, int maxBytes, Outlet outlet) {
        return new HeldStanzas(maxStanzas, maxBytes, outlet, true);
    }

    /** Takes a stanza that is to be delivered: it may wait, or goes out behind everything that waits. */
    public void deliver(Deliver stanza) {
        ReplacementKey key = ReplacementKey.of(stanza.stanza());
        if (key == null) {
            flush();
            outlet.send(stanza);
        } else {
            hold(key, stanza);
        }
    }

    private void hold(ReplacementKey key, Deliver stanza) {
        // The later one stands where it came: what others sent in between may be what it follows from.
        Deliver outdated = held.putLast(keepsAll ? new Object() : key, stanza);
        bytes += bytes(stanza) - (outdated == null ? 0 : bytes(outdated));
        if (held.size() > maxStanzas || bytes > maxBytes) {
            flush();
        }
    }

    /** Sends everything that waits. */
    public void flush() {
        for (Map.Entry<Object, Deliver> next; (next = held.pollFirstEntry()) != null;) {
            Deliver first = next.getValue();
            bytes -= bytes(first);
            outlet.send(first);
        }
    }

    private static int bytes(Deliver stanza) {
        return stanza.stanza().payload().xml().length + HEADER_BYTES;
    }
}
