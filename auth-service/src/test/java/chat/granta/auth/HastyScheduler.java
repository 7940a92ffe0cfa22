package chat.granta.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Takes repeated steps ten times as often as the service does, so that what awaits them does not wait for seconds. */
final class HastyScheduler extends ThreadPoolTaskScheduler {
    private static final int HASTE = 10;
    private static final long serialVersionUID = 1;

    HastyScheduler() {
        setVirtualThreads(true);
        setPoolSize(4);
        setWaitForTasksToCompleteOnShutdown(true);
        setAwaitTerminationSeconds(5);
        setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable step, Instant first, Duration delay) {
        return super.scheduleWithFixedDelay(step, Instant.now().plus(delay.dividedBy(HASTE)), delay.dividedBy(HASTE));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable step, Duration delay) {
        return super.scheduleWithFixedDelay(step, delay.dividedBy(HASTE));
    }
}
