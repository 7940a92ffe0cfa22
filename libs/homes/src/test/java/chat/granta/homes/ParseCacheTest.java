package chat.granta.homes;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Jid;
import org.junit.jupiter.api.Test;

class ParseCacheTest {
    private static final Jid JULIET = Jid.parse("juliet@localhost");

    private final ParseCache<Jid, Integer> parsed = new ParseCache<>();
    private int reads;

    private int read(Jid key, byte[] bytes) {
        return parsed.of(key, bytes, (_, stored) -> {
            reads++;
            return stored.length;
        });
    }

    @Test
    void whatHasNotChangedIsReadOnce() {
        byte[] bytes = new byte[3];
        assertThat(read(JULIET, bytes)).isEqualTo(3);
        assertThat(read(JULIET, bytes)).isEqualTo(3);
        assertThat(read(JULIET, new byte[4])).isEqualTo(4);
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void whatTheStoreHasNoLongerIsNotKept() {
        read(JULIET, new byte[3]);
        parsed.forget(JULIET);
        assertThat(parsed.size()).isZero();
    }

    @Test
    void largeOnesAreKeptInSmallNumbers() {
        for (int i = 0; i < 100; i++) {
            read(Jid.parse("user" + i + "@localhost"), new byte[ParseCache.MAX_BYTES / 10]);
        }
        assertThat(parsed.size()).isEqualTo(10);
        byte[] huge = new byte[2 * ParseCache.MAX_BYTES];
        read(JULIET, huge);
        read(JULIET, huge);
        assertThat(reads).isEqualTo(101);
    }
}
