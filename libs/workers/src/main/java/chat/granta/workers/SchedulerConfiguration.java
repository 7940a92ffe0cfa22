package chat.granta.workers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** The process's scheduler for {@linkplain RepeatedStep repeated steps}; standalone's services share one. */
@Configuration(proxyBeanMethods = false)
public class SchedulerConfiguration {
    /** As many steps may wait for a slow disk or database at the same time, and the others still go on. */
    private static final int STEPS_AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 5;

    @Bean
    ThreadPoolTaskScheduler stepScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setVirtualThreads(true);
        scheduler.setPoolSize(STEPS_AT_ONCE);
        scheduler.setThreadNamePrefix("step-");
        // A step under way ends before what it uses is closed.
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(PATIENCE_SECONDS);
        // One that is due later does not hold up the stop.
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return scheduler;
    }
}
