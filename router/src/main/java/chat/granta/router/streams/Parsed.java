package chat.granta.router.streams;

import chat.granta.model.Jid;
import java.util.LinkedHashMap;
import java.util.function.Function;

/**
 * What stored bytes say, kept for those looked at last, so that a busy user's state is not read out of its bytes for each
 * of their stanzas. The very array in the store is what it was read from, or it is read again: nothing can be stale.
 */
final class Parsed<T> {
    /** Of what was read; as objects it is some ten times as much, and there is one of these for each store of each partition. */
    static final int MAX_BYTES = 512 * 1024;

    private record Kept<T>(byte[] bytes, T value) {}

    private final LinkedHashMap<Jid, Kept<T>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private int bytes;

    T of(Jid key, byte[] stored, Function<byte[], T> read) {
        Kept<T> entry = entries.get(key);
        if (entry == null || entry.bytes() != stored) {
            entry = new Kept<>(stored, read.apply(stored));
            forget(key);
            entries.put(key, entry);
            bytes += stored.length;
            while (bytes > MAX_BYTES && entries.size() > 1) {
                bytes -= entries.pollFirstEntry().getValue().bytes().length;
            }
        }
        return entry.value();
    }

    /** The store has it no longer. */
    void forget(Jid key) {
        Kept<T> entry = entries.remove(key);
        if (entry != null) {
            bytes -= entry.bytes().length;
        }
    }

    int size() {
        return entries.size();
    }
}
