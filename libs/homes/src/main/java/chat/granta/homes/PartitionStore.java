package chat.granta.homes;

import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A home's store in Kafka Streams. Called by the partition's owner only. */
interface PartitionStore<K, V> {
    @Nullable
    V get(K key);

    /** @param value null when there is to be none */
    void put(K key, @Nullable V value);

    /** Costs a walk over the store: for rare events. */
    void forEach(BiConsumer<K, V> visitor);

    static <K, V> PartitionStore<K, V> open(HomeStore<K, V> kind, KeyValueStore<String, byte[]> store) {
        return switch (kind.form()) {
            case HomeStore.Codec<K, V> codec -> new WholeStore<>(kind, codec, store);
            case HomeStore.Parts<K, V, ?> parts -> new PartsStore<>(kind, parts, store);
        };
    }
}
