package chat.granta.homes;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What a home has said to itself and has not handled yet, because a turn must not become longer than Kafka's transactions may
 * last. First in, first out. It is kept in the store of the replay rule's positions, as it says where the home stands, and is
 * nearly always empty. A walk over that store would take what waits for positions: there is none. Called by the partition's owner only.
 */
final class Backlog {
    /** No lane's key begins so; numbers follow, of one length, so that the store keeps them in order. */
    private static final String PREFIX = "q:";
    private static final String END = "q;";

    private record Entry(long number, InnerRecord body) {}

    private final KeyValueStore<String, byte[]> store;
    private final Deque<Entry> waiting = new ArrayDeque<>();

    Backlog(KeyValueStore<String, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<String, byte[]> all = store.range(PREFIX, END)) {
            all.forEachRemaining(entry -> waiting.add(new Entry(
                    Long.parseLong(entry.key, PREFIX.length(), entry.key.length(), 16),
                    InnerRecord.ofBytes(entry.value))));
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void add(InnerRecord body) {
        var entry = new Entry(waiting.isEmpty() ? 0 : waiting.getLast().number() + 1, body);
        waiting.add(entry);
        store.put(key(entry), body.toBytes());
    }

    /** Takes the first; null when there is none. */
    @Nullable
    InnerRecord poll() {
        Entry first = waiting.poll();
        if (first == null) {
            return null;
        }
        store.delete(key(first));
        return first.body();
    }

    private static String key(Entry entry) {
        return PREFIX + String.format("%016x", entry.number());
    }
}
