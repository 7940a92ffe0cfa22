package chat.granta.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerThreadTest {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Test
    void anErrorThatAWorkerDidNotHandleIsFollowedByANewWorker() throws InterruptedException {
        var thread = new WorkerThread("test", this::worker);
        events.add("fail");
        thread.start();
        assertThat(awaited()).isEqualTo("begun");
        assertThat(awaited()).isEqualTo("begun");
        assertThat(thread.isRunning()).isTrue();
        thread.stop();
        assertThat(awaited()).isEqualTo("ended");
        assertThat(thread.isRunning()).isFalse();
    }

    private Worker worker() {
        boolean fails = "fail".equals(events.poll());
        var stopping = new StopSignal();
        return new Worker() {
            @Override
            public void run() {
                events.add("begun");
                if (fails) {
                    throw new StackOverflowError("of a test");
                }
                while (!stopping.isGiven()) {
                    stopping.pause(Duration.ofMinutes(1));
                }
                events.add("ended");
            }

            @Override
            public void stop() {
                stopping.give();
            }
        };
    }

    private String awaited() throws InterruptedException {
        return String.valueOf(events.poll(20, TimeUnit.SECONDS));
    }
}
