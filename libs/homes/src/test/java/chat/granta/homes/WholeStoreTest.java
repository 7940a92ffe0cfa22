package chat.granta.homes;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Jid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** Values as wholes: texts. */
class WholeStoreTest {
    private static final Jid JULIET = Jid.parse("juliet@localhost");
    private static final Jid ROMEO = Jid.parse("romeo@localhost");

    private final MapStore stored = new MapStore();
    private int reads;
    private final PartitionStore<Jid, String> kept = store(true);
    private final PartitionStore<Jid, String> readAgain = store(false);

    private PartitionStore<Jid, String> store(boolean keepsParsed) {
        return PartitionStore.open(new HomeStore<>("texts", Jid::trusted, new HomeStore.Codec<Jid, String>() {
            @Override
            public byte @Nullable [] write(String value) {
                return value.isEmpty() ? null : value.getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public String read(Jid key, byte[] bytes) {
                reads++;
                return new String(bytes, StandardCharsets.UTF_8);
            }
        }, keepsParsed), stored);
    }

    private static List<String> all(PartitionStore<Jid, String> store) {
        List<String> all = new ArrayList<>();
        store.forEach((jid, text) -> all.add(jid + " " + text));
        return all;
    }

    @Test
    void whatIsKeptAsAnObjectIsReadOnce() {
        readAgain.put(JULIET, "Ay me!");
        assertThat(kept.get(JULIET)).isEqualTo("Ay me!");
        assertThat(kept.get(JULIET)).isEqualTo("Ay me!");
        assertThat(reads).isEqualTo(1);
        kept.put(JULIET, "O Romeo");
        assertThat(kept.get(JULIET)).isEqualTo("O Romeo");
        assertThat(all(kept)).containsExactly("juliet@localhost O Romeo");
        assertThat(reads).isEqualTo(1);
        assertThat(readAgain.get(JULIET)).isEqualTo("O Romeo");
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void whatIsRemovedOrSaysNothingIsGone() {
        kept.put(JULIET, "Ay me!");
        kept.put(ROMEO, "She speaks");
        kept.put(JULIET, null);
        kept.put(ROMEO, "");
        assertThat(kept.get(JULIET)).isNull();
        assertThat(kept.get(ROMEO)).isNull();
        assertThat(all(kept)).isEmpty();
        assertThat(reads).isZero();
    }

    /** The next owner of the home has a store of its own, and what was changed is in it. */
    @Test
    void whoOpensTheStoreNextFindsWhatWasLastPutIn() {
        kept.put(JULIET, "one");
        kept.put(JULIET, "two");
        assertThat(store(true).get(JULIET)).isEqualTo("two");
    }
}
