package chat.granta.homes;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Jid;
import org.junit.jupiter.api.Test;

class ParseCacheTest {
    private static final Jid JULIET = Jid.parse("juliet@localhost");

    private final ParseCache<Jid, String> parsed = new ParseCache<>();

    @Test
    void whatWasKeptLastIsKnown() {
        assertThat(parsed.get(JULIET)).isNull();
        parsed.keep(JULIET, 3, "one");
        parsed.keep(JULIET, 4, "two");
        assertThat(parsed.get(JULIET)).isEqualTo("two");
    }

    @Test
    void whatTheStoreHasNoLongerIsNotKept() {
        parsed.keep(JULIET, 3, "one");
        parsed.forget(JULIET);
        assertThat(parsed.get(JULIET)).isNull();
        assertThat(parsed.size()).isZero();
    }

    @Test
    void largeOnesAreKeptInSmallNumbers() {
        for (int i = 0; i < 100; i++) {
            parsed.keep(Jid.parse("user" + i + "@localhost"), ParseCache.MAX_BYTES / 10, "large");
        }
        assertThat(parsed.size()).isEqualTo(10);
        assertThat(parsed.get(Jid.parse("user89@localhost"))).describedAs("one of the oldest").isNull();
        parsed.keep(JULIET, 2 * ParseCache.MAX_BYTES, "huge");
        assertThat(parsed.size()).isEqualTo(1);
        assertThat(parsed.get(JULIET)).isEqualTo("huge");
    }

    @Test
    void whatWasLookedAtLastStays() {
        parsed.keep(JULIET, ParseCache.MAX_BYTES / 2, "hers");
        parsed.keep(Jid.parse("romeo@localhost"), ParseCache.MAX_BYTES / 2, "his");
        parsed.get(JULIET);
        parsed.keep(Jid.parse("nurse@localhost"), ParseCache.MAX_BYTES / 2, "another's");
        assertThat(parsed.get(JULIET)).isEqualTo("hers");
        assertThat(parsed.get(Jid.parse("romeo@localhost"))).isNull();
    }
}
