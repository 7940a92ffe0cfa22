package chat.granta.c2s.csi;

import chat.granta.model.Stanza;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    private final LinkedHashMap<Object, Held> held = new LinkedHashMap<>();
    private int bytes;

    /** Where stanzas go when they need not wait any longer. */
    @FunctionalInterface
    public interface Outlet {
        void send(Stanza stanza, @Nullable String to);
    }

    private record Held(Stanza stanza, @Nullable String to) {
        int bytes() {
            return stanza.payload().xml().length + HEADER_BYTES;
        }
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
    public void deliver(Stanza stanza, @Nullable String to) {
        ReplacementKey key = ReplacementKey.of(stanza);
        if (key == null) {
            flush();
            outlet.send(stanza, to);
        } else {
            hold(key, new Held(stanza, to));
        }
    }

    private void hold(ReplacementKey key, Held stanza) {
        // The later one stands where it came: what others sent in between may be what it follows from.
        Held outdated = held.putLast(keepsAll ? new Object() : key, stanza);
        bytes += stanza.bytes() - (outdated == null ? 0 : outdated.bytes());
        if (held.size() > maxStanzas || bytes > maxBytes) {
            flush();
        }
    }

    /** Sends everything that waits. */
    public void flush() {
        for (Map.Entry<Object, Held> next; (next = held.pollFirstEntry()) != null;) {
            Held first = next.getValue();
            bytes -= first.bytes();
            outlet.send(first.stanza, first.to);
        }
    }
}
