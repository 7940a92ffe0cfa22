package chat.granta.homes;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What stored bytes say, kept for those looked at last, so that the state of a busy address is neither looked up nor read out of its bytes for
 * each of its records. Nothing in it can be stale, as nobody else writes to the store while this one's home has this owner.
 */
final class ParseCache<K, T> {
    /** Of what was read; as objects it is some ten times as much, and there is one of these for each store of each partition. */
    static final int MAX_BYTES = 512 * 1024;

    private record Kept<T>(T value, int bytes) {}

    private final LinkedHashMap<K, Kept<T>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private int bytes;

    /** What the store says of a key; null when that is not kept here. */
    @Nullable
    T get(K key) {
        Kept<T> entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    /**
     * The store has this now.
     *
     * @param size in bytes, as it is stored
     */
    void keep(K key, int size, T value) {
        forget(key);
        entries.put(key, new Kept<>(value, size));
        bytes += size;
        while (bytes > MAX_BYTES && entries.size() > 1) {
            bytes -= entries.pollFirstEntry().getValue().bytes();
        }
    }

    /** The store has it no longer. */
    void forget(K key) {
        Kept<T> entry = entries.remove(key);
        if (entry != null) {
            bytes -= entry.bytes();
        }
    }

    int size() {
        return entries.size();
    }
}
