package chat.granta.homes;

import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Values each of which is stored as a whole, under its key. Those that are kept as objects are not looked up in the store at all: nobody else
 * writes to it while this one's home has this owner.
 */
final class WholeStore<K, V> implements PartitionStore<K, V> {
    private final HomeStore<K, V> kind;
    private final HomeStore.Codec<K, V> codec;
    private final KeyValueStore<String, byte[]> store;
    private final ParseCache<K, V> parsed = new ParseCache<>();

    WholeStore(HomeStore<K, V> kind, HomeStore.Codec<K, V> codec, KeyValueStore<String, byte[]> store) {
        this.kind = kind;
        this.codec = codec;
        this.store = store;
    }

    @Override
    public @Nullable V get(K key) {
        V known = kind.keepsParsed() ? parsed.get(key) : null;
        if (known != null) {
            return known;
        }
        byte[] bytes = store.get(key.toString());
        if (bytes == null) {
            return null;
        }
        V value = codec.read(key, bytes);
        keep(key, bytes.length, value);
        return value;
    }

    private void keep(K key, int size, V value) {
        if (kind.keepsParsed()) {
            parsed.keep(key, size, value);
        }
    }

    @Override
    public void put(K key, @Nullable V value) {
        byte[] bytes = value == null ? null : codec.write(value);
        if (value == null || bytes == null) {
            store.delete(key.toString());
            parsed.forget(key);
        } else {
            store.put(key.toString(), bytes);
            keep(key, bytes.length, value);
        }
    }

    @Override
    public void forEach(BiConsumer<K, V> visitor) {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                K key = kind.keyOf().apply(entry.key);
                V known = kind.keepsParsed() ? parsed.get(key) : null;
                visitor.accept(key, known == null ? codec.read(key, entry.value) : known);
            });
        }
    }
}
