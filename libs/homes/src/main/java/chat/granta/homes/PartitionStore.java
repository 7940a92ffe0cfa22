package chat.granta.homes;

import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A home's store in Kafka Streams. Called by the partition's owner only. */
final class PartitionStore<K, V> {
    private final HomeStore<K, V> kind;
    private final KeyValueStore<String, byte[]> store;
    private final ParseCache<K, V> parsed = new ParseCache<>();

    PartitionStore(HomeStore<K, V> kind, KeyValueStore<String, byte[]> store) {
        this.kind = kind;
        this.store = store;
    }

    @Nullable
    V get(K key) {
        byte[] bytes = store.get(key.toString());
        if (bytes == null) {
            return null;
        }
        return kind.keepsParsed() ? parsed.of(key, bytes, kind.codec()::read) : kind.codec().read(key, bytes);
    }

    void put(K key, @Nullable V value) {
        byte[] bytes = value == null ? null : kind.codec().write(value);
        if (value == null || bytes == null) {
            store.delete(key.toString());
            parsed.forget(key);
        } else {
            store.put(key.toString(), bytes);
            if (kind.keepsParsed()) {
                parsed.keep(key, bytes, value);
            }
        }
    }

    /** Costs a walk over the store: for rare events. */
    void forEach(BiConsumer<K, V> visitor) {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                K key = kind.keyOf().apply(entry.key);
                visitor.accept(key, kind.codec().read(key, entry.value));
            });
        }
    }
}
