package chat.granta.homes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Values each of which is stored in parts, under its key, a space and the part's name. A change costs the parts that it concerns. The values
 * looked at last are kept as objects: nobody else writes to the store while this one's home has this owner.
 *
 * @param <P> the parts
 */
final class PartsStore<K, V, P> implements PartitionStore<K, V> {
    /** Of the values that are kept as objects, together; one value is always kept. */
    static final int MAX_PARTS = 10_000;

    /** Keys have no space in them, so the names of a key's parts lie between these two. */
    private static final char BEGIN = ' ';
    private static final char END = '!';

    private record Kept<V, P>(V value, Map<String, P> parts) {}

    private final HomeStore<K, V> kind;
    private final HomeStore.Parts<K, V, P> form;
    private final KeyValueStore<String, byte[]> store;
    private final LinkedHashMap<K, Kept<V, P>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int parts;

    PartsStore(HomeStore<K, V> kind, HomeStore.Parts<K, V, P> form, KeyValueStore<String, byte[]> store) {
        this.kind = kind;
        this.form = form;
        this.store = store;
    }

    @Override
    public @Nullable V get(K key) {
        Kept<V, P> known = find(key);
        return known == null ? null : known.value();
    }

    private @Nullable Kept<V, P> find(K key) {
        Kept<V, P> known = kept.get(key);
        if (known != null) {
            return known;
        }
        Map<String, P> stored = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> all = store.range(key.toString() + BEGIN, key.toString() + END)) {
            all.forEachRemaining(entry -> stored.put(name(entry.key), form.read(entry.value)));
        }
        return stored.isEmpty() ? null : keep(key, form.together(key, stored));
    }

    @Override
    public void put(K key, @Nullable V value) {
        Kept<V, P> before = find(key);
        Map<String, P> past = before == null ? Map.of() : before.parts();
        forget(key);
        Map<String, P> present = value == null ? Map.of() : keep(key, value).parts();
        past.keySet().forEach(name -> {
            if (!present.containsKey(name)) {
                store.delete(key.toString() + BEGIN + name);
            }
        });
        present.forEach((name, part) -> {
            P old = past.get(name);
            if (old != part && !part.equals(old)) {
                store.put(key.toString() + BEGIN + name, form.write(part));
            }
        });
        if (present.isEmpty()) {
            forget(key);
        }
    }

    @Override
    public void forEach(BiConsumer<K, V> visitor) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                String key = entry.key.substring(0, entry.key.indexOf(BEGIN));
                if (keys.isEmpty() || !keys.getLast().equals(key)) {
                    keys.add(key);
                }
            });
        }
        for (String text : keys) {
            K key = kind.keyOf().apply(text);
            V value = get(key);
            if (value != null) {
                visitor.accept(key, value);
            }
        }
    }

    private static String name(String storeKey) {
        return storeKey.substring(storeKey.indexOf(BEGIN) + 1);
    }

    private Kept<V, P> keep(K key, V value) {
        Kept<V, P> now = new Kept<>(value, form.apart(value));
        kept.put(key, now);
        parts += now.parts().size();
        while (parts > MAX_PARTS && kept.size() > 1) {
            parts -= kept.pollFirstEntry().getValue().parts().size();
        }
        return now;
    }

    private void forget(K key) {
        Kept<V, P> known = kept.remove(key);
        if (known != null) {
            parts -= known.parts().size();
        }
    }
}
