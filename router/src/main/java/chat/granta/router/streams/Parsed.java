package chat.granta.router.streams;

import chat.granta.model.Jid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What stored bytes say, kept for those looked at last, so that a busy user's state is not read out of its bytes for each
 * of their stanzas. The very array in the store is what it was read from, or it is read again: nothing can be stale.
 */
final class Parsed<T> {
    private static final int CAPACITY = 2000;

    private record Kept<T>(byte[] bytes, T value) {}

    private final Map<Jid, Kept<T>> entries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Jid, Kept<T>> eldest) {
            return size() > CAPACITY;
        }
    };

    T of(Jid key, byte[] bytes, Function<byte[], T> read) {
        Kept<T> entry = entries.get(key);
        if (entry == null || entry.bytes() != bytes) {
            entry = new Kept<>(bytes, read.apply(bytes));
            entries.put(key, entry);
        }
        return entry.value();
    }
}
