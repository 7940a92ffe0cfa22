package chat.granta.homes;

import chat.granta.bus.Lane;
import chat.granta.bus.Lane.Position;
import chat.granta.bus.ReplayRule;
import org.jspecify.annotations.Nullable;

/** The replay rule's positions in a home's store, so that they are committed with what they let through. */
final class PositionStore implements ReplayRule.Positions {
    static final HomeStore<Lane, Position> KIND = new HomeStore<>("positions", Lane::new, new HomeStore.Codec<>() {
        @Override
        public byte[] write(Position position) {
            return position.toBytes();
        }

        @Override
        public Position read(Lane lane, byte[] bytes) {
            return Position.ofBytes(bytes);
        }
    }, false);

    private final PartitionStore<Lane, Position> store;

    PositionStore(PartitionStore<Lane, Position> store) {
        this.store = store;
    }

    @Override
    public @Nullable Position get(Lane lane) {
        return store.get(lane);
    }

    @Override
    public void put(Lane lane, Position position) {
        store.put(lane, position);
    }
}
