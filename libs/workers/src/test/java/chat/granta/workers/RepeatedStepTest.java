package chat.granta.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.TaskScheduler;

class RepeatedStepTest {
    @Test
    void aStepIsTakenAgainWhateverItThrows() throws InterruptedException {
        var taken = new CountDownLatch(5);
        try (var context = new AnnotationConfigApplicationContext(SchedulerConfiguration.class)) {
            context.getBean(TaskScheduler.class).scheduleWithFixedDelay(
                    new RepeatedStep(LoggerFactory.getLogger(RepeatedStepTest.class), "a step of a test", () -> {
                        taken.countDown();
                        if (taken.getCount() % 2 == 0) {
                            throw new IllegalStateException("of a test");
                        }
                        throw new StackOverflowError("of a test");
                    }), Duration.ofMillis(1));
            assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
