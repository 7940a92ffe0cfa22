package chat.granta.homes;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Jid;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values in parts: maps from names to texts. */
class PartsStoreTest {
    private static final Jid COVEN = Jid.parse("coven@group.localhost");
    private static final Jid HEATH = Jid.parse("coven2@group.localhost");
    private static final HomeStore<Jid, Map<String, String>> KIND = HomeStore.inParts("maps", Jid::trusted,
            new HomeStore.Parts<Jid, Map<String, String>, String>() {
                @Override
                public Map<String, String> apart(Map<String, String> value) {
                    return value;
                }

                @Override
                public Map<String, String> together(Jid key, Map<String, String> parts) {
                    return Map.copyOf(parts);
                }

                @Override
                public byte[] write(String part) {
                    return part.getBytes(StandardCharsets.UTF_8);
                }

                @Override
                public String read(byte[] bytes) {
                    return new String(bytes, StandardCharsets.UTF_8);
                }
            });

    private final MapStore stored = new MapStore();
    private final PartitionStore<Jid, Map<String, String>> store = PartitionStore.open(KIND, stored);

    @Test
    void aChangeWritesThePartsThatItConcerns() {
        store.put(COVEN, Map.of("first", "1", "second witch", "2", "third", "3"));
        stored.takeChanges();
        store.put(COVEN, Map.of("first", "1", "second witch", "II"));
        assertThat(stored.takeChanges()).containsExactlyInAnyOrder("put coven@group.localhost second witch",
                "delete coven@group.localhost third");
        assertThat(store.get(COVEN)).isEqualTo(Map.of("first", "1", "second witch", "II"));
    }

    @Test
    void aNewOwnerReadsWhatTheOldOneHasWritten() {
        store.put(COVEN, Map.of("first", "1", "! ~", "2"));
        store.put(HEATH, Map.of("first", "other"));
        PartitionStore<Jid, Map<String, String>> next = PartitionStore.open(KIND, stored);
        assertThat(next.get(COVEN)).isEqualTo(Map.of("first", "1", "! ~", "2"));
        assertThat(next.get(HEATH)).isEqualTo(Map.of("first", "other"));
        assertThat(next.get(Jid.parse("cove@group.localhost"))).isNull();
        Map<Jid, Map<String, String>> all = new HashMap<>();
        next.forEach(all::put);
        assertThat(all).containsOnlyKeys(COVEN, HEATH);
    }

    @Test
    void whatIsRemovedLeavesNoPart() {
        store.put(COVEN, Map.of("first", "1", "second", "2"));
        store.put(COVEN, null);
        assertThat(store.get(COVEN)).isNull();
        assertThat(stored.approximateNumEntries()).isZero();
    }

    @Test
    void largeValuesThatAreNotKeptAsObjectsAreReadAgain() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < PartsStore.MAX_PARTS; i++) {
            many.put("name" + i, "");
        }
        store.put(COVEN, many);
        store.put(HEATH, many);
        assertThat(store.get(COVEN)).isEqualTo(many);
        store.put(COVEN, Map.of("name1", ""));
        assertThat(store.get(HEATH)).hasSize(many.size());
        assertThat(stored.approximateNumEntries()).isEqualTo(many.size() + 1);
    }
}
