package chat.granta.homes;

import chat.granta.bus.Lane;
import chat.granta.bus.Lane.Position;
import org.jspecify.annotations.Nullable;

/** A home's stores as one turn sees them; what the turn has changed in all of them is undone, or kept, together. */
final class TurnStores {
    private final OpenStores stores;
    private final TurnStore<Lane, Position> positions;
    /** By the index of the store; null when this turn has not looked at it. */
    private final @Nullable TurnStore<?, ?>[] views;

    /** How much had been changed at some moment, in each store. */
    @SuppressWarnings("ArrayRecordComponent")
    record Savepoint(int positions, int[] views) {}

    TurnStores(OpenStores stores) {
        this.stores = stores;
        this.positions = new TurnStore<>(stores.positions());
        this.views = new TurnStore<?, ?>[stores.count()];
    }

    TurnStore<Lane, Position> positions() {
        return positions;
    }

    @SuppressWarnings("unchecked")
    <K, V> TurnStore<K, V> of(HomeStore<K, V> store) {
        int index = stores.indexOf(store);
        TurnStore<?, ?> view = views[index];
        if (view == null) {
            view = new TurnStore<>(stores.at(index));
            views[index] = view;
        }
        return (TurnStore<K, V>) view;
    }

    /** Changes from here on can be undone. */
    void mark() {
        positions.mark();
        for (TurnStore<?, ?> view : views) {
            if (view != null) {
                view.mark();
            }
        }
    }

    Savepoint savepoint() {
        int[] changes = new int[views.length];
        for (int i = 0; i < views.length; i++) {
            TurnStore<?, ?> view = views[i];
            changes[i] = view == null ? 0 : view.changes();
        }
        return new Savepoint(positions.changes(), changes);
    }

    /** Where the last {@link #mark} was. */
    Savepoint atMark() {
        return new Savepoint(0, new int[views.length]);
    }

    void undo(Savepoint before) {
        positions.undo(before.positions());
        for (int i = 0; i < views.length; i++) {
            TurnStore<?, ?> view = views[i];
            if (view != null) {
                view.undo(before.views()[i]);
            }
        }
    }

    /** Stores what has been changed. */
    void commit() {
        for (TurnStore<?, ?> view : views) {
            if (view != null) {
                view.commit();
            }
        }
        positions.commit();
    }
}
