package chat.granta.router.home;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store as one turn sees it: with what the turn has changed, none of which is stored before the turn has ended well. */
final class Pending<K, V> {
    private final Function<K, @Nullable V> stored;
    private final Map<K, Optional<V>> changed = new LinkedHashMap<>(0);

    Pending(Function<K, @Nullable V> stored) {
        this.stored = stored;
    }

    @Nullable
    V get(K key) {
        Optional<V> pending = changed.get(key);
        return pending == null ? stored.apply(key) : pending.orElse(null);
    }

    /** @param value null when there is to be none */
    void put(K key, @Nullable V value) {
        changed.put(key, Optional.ofNullable(value));
    }

    void store(BiConsumer<K, V> put, Consumer<K> remove) {
        changed.forEach((key, value) -> value.ifPresentOrElse(one -> put.accept(key, one), () -> remove.accept(key)));
    }
}
