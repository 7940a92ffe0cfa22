package chat.granta.homes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A store as one turn sees it: with what the turn has changed, none of which is stored before the turn has ended well. */
public final class TurnStore<K, V> {
    private final PartitionStore<K, V> stored;
    private final Map<K, Optional<V>> changed = new LinkedHashMap<>(0);

    TurnStore(PartitionStore<K, V> stored) {
        this.stored = stored;
    }

    public @Nullable V get(K key) {
        Optional<V> pending = changed.get(key);
        return pending == null ? stored.get(key) : pending.orElse(null);
    }

    /** @param value null when there is to be none */
    public void put(K key, @Nullable V value) {
        changed.put(key, Optional.ofNullable(value));
    }

    /** Visits all that was stored before this turn. Costs a walk over the store: for rare events. */
    public void forEach(BiConsumer<K, V> visitor) {
        stored.forEach(visitor);
    }

    void commit() {
        changed.forEach((key, value) -> stored.put(key, value.orElse(null)));
    }
}
