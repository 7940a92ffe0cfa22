package chat.granta.homes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A store as one turn sees it: with what the turn has changed, none of which is stored before the turn has ended. What was looked
 * up once is not looked up again.
 */
public final class TurnStore<K, V> {
    private record Entry<V>(@Nullable V value, boolean isChanged) {}

    /** An entry before a change; null when the key had not been looked at. */
    private record Before<K, V>(K key, @Nullable Entry<V> entry) {}

    private final PartitionStore<K, V> stored;
    private final Map<K, Entry<V>> seen = new LinkedHashMap<>(4);
    private final List<Before<K, V>> sinceMark = new ArrayList<>(2);

    TurnStore(PartitionStore<K, V> stored) {
        this.stored = stored;
    }

    public @Nullable V get(K key) {
        Entry<V> entry = seen.get(key);
        if (entry == null) {
            entry = new Entry<>(stored.get(key), false);
            seen.put(key, entry);
        }
        return entry.value();
    }

    /** @param value null when there is to be none */
    public void put(K key, @Nullable V value) {
        sinceMark.add(new Before<>(key, seen.put(key, new Entry<>(value, true))));
    }

    /** Visits all there is, as changed by this turn so far. Costs a walk over the store: for rare events. */
    public void forEach(BiConsumer<K, V> visitor) {
        Map<K, Entry<V>> changed = new LinkedHashMap<>(seen);
        changed.values().removeIf(entry -> !entry.isChanged());
        stored.forEach((key, value) -> {
            if (!changed.containsKey(key)) {
                visitor.accept(key, value);
            }
        });
        changed.forEach((key, entry) -> {
            V value = entry.value();
            if (value != null) {
                visitor.accept(key, value);
            }
        });
    }

    /** Changes from here on can be undone. */
    void mark() {
        sinceMark.clear();
    }

    /** How many changes there have been since the last {@link #mark}. */
    int changes() {
        return sinceMark.size();
    }

    /** Undoes all changes since the last {@link #mark} but so many. */
    void undo(int kept) {
        List<Before<K, V>> undone = sinceMark.subList(kept, sinceMark.size());
        for (Before<K, V> before : undone.reversed()) {
            if (before.entry() == null) {
                seen.remove(before.key());
            } else {
                seen.put(before.key(), before.entry());
            }
        }
        undone.clear();
    }

    void commit() {
        seen.forEach((key, entry) -> {
            if (entry.isChanged()) {
                stored.put(key, entry.value());
            }
        });
    }
}
