package chat.granta.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AttentionTest {
    private final Attention attention = new Attention();

    @Test
    void whoIsAwakeReads() throws InterruptedException {
        attention.await();
        attention.sleep();
        attention.wake();
        attention.await();
    }

    @Test
    void whoSleepsReadsWhenWokenUp() throws InterruptedException {
        attention.sleep();
        var hasRead = new CountDownLatch(1);
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                attention.await();
                hasRead.countDown();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        while (reader.getState() != Thread.State.WAITING) {
            assertThat(reader.isAlive()).as("it sleeps").isTrue();
            Thread.onSpinWait();
        }
        assertThat(hasRead.getCount()).isEqualTo(1);
        attention.wake();
        hasRead.await();
    }
}
