package chat.granta.s2s.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is on the log, counted without a gap (XEP-0198 section 4). */
class LandedStanzasTest {
    private final LandedStanzas landed = new LandedStanzas();
    private final List<String> told = new ArrayList<>();

    private Consumer<@Nullable Exception> next() {
        return landed.next(failure -> told.add(failure == null ? "there" : "lost"));
    }

    @Test
    void aCountEndsBeforeTheFirstThatIsNotThere() {
        var first = next();
        var second = next();
        second.accept(null);
        assertThat(landed.handled()).isZero();
        first.accept(null);
        assertThat(landed.handled()).isEqualTo(2);
        assertThat(told).containsExactly("there", "there");
    }

    @Test
    void whoWaitsForACountIsToldOnce() {
        landed.tell(() -> told.add("reached"));
        var first = next();
        var second = next();
        landed.tellWhenHandled(2);
        first.accept(null);
        second.accept(null);
        next().accept(null);
        assertThat(told).containsExactly("there", "there", "reached", "there");
        landed.tellWhenHandled(3);
        assertThat(told).as("is reached").endsWith("reached").hasSize(5);
    }

    @Test
    void oneThatIsLostHoldsTheCountAndSettlesTheRest() {
        var first = next();
        var second = next();
        landed.whenSettled(() -> told.add("settled"));
        assertThat(told).isEmpty();
        first.accept(new IllegalStateException("the log is full"));
        second.accept(null);
        assertThat(landed.hasFailed()).isTrue();
        assertThat(landed.handled()).isZero();
        assertThat(told).containsExactly("lost", "settled", "there");
    }

    @Test
    void nothingOnItsWayIsSettled() {
        landed.whenSettled(() -> told.add("settled"));
        assertThat(told).containsExactly("settled");
    }
}
