package chat.granta.homes;

import chat.granta.bus.Lane;
import chat.granta.bus.Lane.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueStore;

/** All stores of one home. */
final class OpenStores {
    private final PartitionStore<Lane, Position> positions;
    private final Backlog backlog;
    private final List<HomeStore<?, ?>> kinds;
    private final List<PartitionStore<?, ?>> others = new ArrayList<>();

    /** @param byName finds Kafka Streams' stores */
    OpenStores(HomeKind<?> kind, Function<String, KeyValueStore<String, byte[]>> byName) {
        KeyValueStore<String, byte[]> place = byName.apply(PositionStore.KIND.name());
        positions = PartitionStore.open(PositionStore.KIND, place);
        backlog = new Backlog(place);
        kinds = kind.stores();
        kinds.forEach(store -> others.add(open(store, byName)));
    }

    private static <K, V> PartitionStore<K, V> open(HomeStore<K, V> store,
            Function<String, KeyValueStore<String, byte[]>> byName) {
        return PartitionStore.open(store, byName.apply(store.name()));
    }

    PartitionStore<Lane, Position> positions() {
        return positions;
    }

    Backlog backlog() {
        return backlog;
    }

    int count() {
        return kinds.size();
    }

    /** Stores are few, and each record asks for some: a walk along a short list is the fastest look-up. */
    int indexOf(HomeStore<?, ?> store) {
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i) == store) {
                return i;
            }
        }
        throw new IllegalArgumentException(store.name() + " is not among the stores of this kind of homes");
    }

    PartitionStore<?, ?> at(int index) {
        return others.get(index);
    }
}
