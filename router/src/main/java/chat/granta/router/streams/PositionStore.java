package chat.granta.router.streams;

import chat.granta.bus.Lane;
import chat.granta.bus.Lane.Position;
import chat.granta.bus.ReplayRule;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The replay rule's positions in a Kafka Streams store, so that they are committed with what they let through. */
final class PositionStore implements ReplayRule.Positions {
    private final KeyValueStore<String, byte[]> store;

    PositionStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Override
    public @Nullable Position get(Lane lane) {
        byte[] position = store.get(lane.key());
        return position == null ? null : Position.ofBytes(position);
    }

    @Override
    public void put(Lane lane, Position position) {
        store.put(lane.key(), position.toBytes());
    }

    @Override
    public void remove(Lane lane) {
        store.delete(lane.key());
    }
}
