package chat.granta.homes;

import chat.granta.bus.Lane;
import chat.granta.bus.Lane.Position;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueStore;

/** All stores of one home. */
final class OpenStores {
    private final PartitionStore<Lane, Position> positions;
    private final Map<HomeStore<?, ?>, PartitionStore<?, ?>> others = new IdentityHashMap<>();

    /** @param byName finds Kafka Streams' stores */
    OpenStores(HomeKind<?> kind, Function<String, KeyValueStore<String, byte[]>> byName) {
        positions = open(PositionStore.KIND, byName);
        kind.stores().forEach(store -> others.put(store, open(store, byName)));
    }

    private static <K, V> PartitionStore<K, V> open(HomeStore<K, V> store,
            Function<String, KeyValueStore<String, byte[]>> byName) {
        return new PartitionStore<>(store, byName.apply(store.name()));
    }

    PartitionStore<Lane, Position> positions() {
        return positions;
    }

    @SuppressWarnings("unchecked")
    <K, V> PartitionStore<K, V> of(HomeStore<K, V> store) {
        return (PartitionStore<K, V>) Objects.requireNonNull(others.get(store),
                () -> store.name() + " is not among the stores of this kind of homes");
    }
}
