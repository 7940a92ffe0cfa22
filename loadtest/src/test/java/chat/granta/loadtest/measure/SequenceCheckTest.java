package chat.granta.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SequenceCheckTest {
    private final SequenceCheck check = new SequenceCheck();

    @Test
    void inOrder() {
        hear(0, 1, 2, 3);
        assertThat(List.of(check.received(), check.lostOf(4), check.outOfOrder(), check.duplicates()))
                .containsExactly(4L, 0L, 0L, 0L);
    }

    @Test
    void aGapIsALossUntilItIsFilledLate() {
        hear(0, 3, 1);
        assertThat(check.lostOf(4)).isEqualTo(1);
        assertThat(check.outOfOrder()).isEqualTo(1);
        hear(2);
        assertThat(check.lostOf(4)).isZero();
        assertThat(check.outOfOrder()).isEqualTo(2);
    }

    @Test
    void theEndMayBeLostToo() {
        hear(0, 1);
        assertThat(check.lostOf(5)).isEqualTo(3);
    }

    @Test
    void whatComesAgainIsADuplicateEvenAfterAGap() {
        hear(0, 0, 2, 1, 1);
        assertThat(check.duplicates()).isEqualTo(2);
        assertThat(check.received()).isEqualTo(3);
        assertThat(check.accept(2)).isFalse();
        assertThat(check.accept(3)).isTrue();
    }

    @Property
    void everyNumberOnceInWhateverOrderIsNoLoss(@ForAll @IntRange(max = 60) int count, @ForAll long seed) {
        var check = new SequenceCheck();
        var numbers = new ArrayList<Long>();
        for (long n = 0; n < count; n++) {
            numbers.add(n);
        }
        Collections.shuffle(numbers, new Random(seed));
        numbers.forEach(check::accept);
        assertThat(check.lostOf(count)).isZero();
        assertThat(check.duplicates()).isZero();
        assertThat(check.outOfOrder() == 0).isEqualTo(isSorted(numbers));
    }

    @Property
    void countsAddUp(@ForAll @Size(max = 50) List<@IntRange(max = 30) Integer> numbers) {
        var check = new SequenceCheck();
        numbers.forEach(check::accept);
        assertThat(check.received()).isEqualTo(numbers.stream().distinct().count());
        assertThat(check.duplicates()).isEqualTo(numbers.size() - check.received());
    }

    private static boolean isSorted(List<Long> numbers) {
        return numbers.stream().sorted().toList().equals(numbers);
    }

    private void hear(long... numbers) {
        for (long number : numbers) {
            check.accept(number);
        }
    }
}
