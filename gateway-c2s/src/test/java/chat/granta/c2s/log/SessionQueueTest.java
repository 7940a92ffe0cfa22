package chat.granta.c2s.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.Delivery;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionQueueTest {
    private static QueuedStanza stanza(long number, long offset) {
        return new QueuedStanza(number, Delivery.getDefaultInstance(), "", 0, offset, 0);
    }

    private static List<Long> numbers(Iterable<QueuedStanza> some) {
        return org.assertj.core.util.Lists.newArrayList(some).stream().map(QueuedStanza::number).toList();
    }

    private static SessionQueue resumed(long acknowledged, long delivered) {
        SessionQueue queue = SessionQueue.expected(100);
        queue.begin(acknowledged, delivered, 100);
        return queue;
    }

    @Test
    void whatIsHandedOverComesBeforeWhatIsNew() {
        SessionQueue queue = resumed(5, 7);
        queue.add(stanza(8, 101));
        assertThat(queue.takeDue()).isEmpty();
        assertThat(queue.isComplete()).isFalse();
        assertThat(queue.firstOffset()).as("nobody may skip what says that something comes").isEqualTo(100);
        queue.add(stanza(6, 102));
        assertThat(numbers(queue.takeDue())).containsExactly(6L);
        queue.add(stanza(7, 103));
        assertThat(numbers(queue.takeDue())).containsExactly(7L, 8L);
        assertThat(queue.isComplete()).isTrue();
        assertThat(queue.firstOffset()).isEqualTo(101);
    }

    @Test
    void whatNobodyHasIsNotWaitedFor() {
        SessionQueue queue = resumed(5, 8);
        queue.add(stanza(7, 101));
        queue.add(stanza(9, 102));
        queue.complete();
        assertThat(numbers(queue.takeDue())).containsExactly(7L);
        SessionQueue empty = resumed(5, 8);
        empty.add(stanza(9, 102));
        empty.complete();
        assertThat(numbers(empty.takeDue())).containsExactly(9L);
    }

    @Test
    void whatIsRepeatedIsTakenOnce() {
        SessionQueue queue = resumed(0, 0);
        queue.add(stanza(1, 10));
        queue.add(stanza(1, 11));
        assertThat(numbers(queue.takeDue())).containsExactly(1L);
        queue.add(stanza(1, 12));
        assertThat(queue.takeDue()).isEmpty();
        queue.acknowledge(1);
        queue.add(stanza(1, 13));
        assertThat(queue.unacknowledged()).isEmpty();
    }

    @Test
    void whatIsCarriedForwardNeedNotBeReadWhereItWas() {
        SessionQueue queue = resumed(0, 0);
        queue.add(stanza(1, 10));
        queue.add(stanza(2, 20));
        queue.takeDue();
        assertThat(queue.firstOffset()).isEqualTo(10);
        queue.carriedTo(1, 30, 0);
        assertThat(queue.firstOffset()).isEqualTo(20);
        queue.acknowledge(2);
        assertThat(queue.firstOffset()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatWasLeftBehindIsKeptInOrder() {
        SessionQueue queue = SessionQueue.leftBehind();
        queue.add(stanza(9, 20));
        queue.add(stanza(8, 30));
        assertThat(queue.takeDue()).as("nobody is connected").isEmpty();
        assertThat(numbers(queue.unacknowledged())).containsExactly(8L, 9L);
    }

    @Test
    void anAcknowledgementIsNotLostToALowerOneFromAnotherThread() throws Exception {
        SessionQueue queue = resumed(0, 0);
        var tasks = Stream.of(0, 1).<Callable<Boolean>>map(first -> () -> {
            for (long count = first; count < 3_000_000; count += 2) {
                queue.acknowledge(count);
                if (queue.acknowledged() < count) {
                    return false;
                }
            }
            return true;
        }).toList();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> isKept : threads.invokeAll(tasks)) {
                assertThat(isKept.get()).isTrue();
            }
        }
    }
}
