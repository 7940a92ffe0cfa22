package chat.granta.homes;

import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Values each of which is stored as a whole, under its key. */
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
        byte[] bytes = store.get(key.toString());
        if (bytes == null) {
            return null;
        }
        return kind.keepsParsed() ? parsed.of(key, bytes, codec::read) : codec.read(key, bytes);
    }

    @Override
    public void put(K key, @Nullable V value) {
        byte[] bytes = value == null ? null : codec.write(value);
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

    @Override
    public void forEach(BiConsumer<K, V> visitor) {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                K key = kind.keyOf().apply(entry.key);
                visitor.accept(key, codec.read(key, entry.value));
            });
        }
    }
}
