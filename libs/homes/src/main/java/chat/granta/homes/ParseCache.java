package chat.granta.homes;

import java.util.LinkedHashMap;
import java.util.function.BiFunction;

/**
 * What stored bytes say, kept for those looked at last, so that the state of a busy address is not read out of its bytes for
 * each of its records. The very array in the store is what it was read from, or it is read again: nothing can be stale.
 */
final class ParseCache<K, T> {
    /** Of what was read; as objects it is some ten times as much, and there is one of these for each store of each partition. */
    static final int MAX_BYTES = 512 * 1024;

    private record Kept<T>(byte[] bytes, T value) {}

    private final LinkedHashMap<K, Kept<T>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private int bytes;

    T of(K key, byte[] stored, BiFunction<K, byte[], T> read) {
        Kept<T> entry = entries.get(key);
        if (entry != null && entry.bytes() == stored) {
            return entry.value();
        }
        T value = read.apply(key, stored);
        keep(key, stored, value);
        return value;
    }

    /** The store has this now. */
    void keep(K key, byte[] stored, T value) {
        forget(key);
        entries.put(key, new Kept<>(stored, value));
        bytes += stored.length;
        while (bytes > MAX_BYTES && entries.size() > 1) {
            bytes -= entries.pollFirstEntry().getValue().bytes().length;
        }
    }

    /** The store has it no longer. */
    void forget(K key) {
        Kept<T> entry = entries.remove(key);
        if (entry != null) {
            bytes -= entry.bytes().length;
        }
    }

    int size() {
        return entries.size();
    }
}
