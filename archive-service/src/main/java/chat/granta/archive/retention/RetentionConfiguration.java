package chat.granta.archive.retention;

import chat.granta.archive.history.store.MonthPartitions;
import chat.granta.workers.RepeatedStep;
import chat.granta.workers.SchedulerConfiguration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs {@link MonthKeeper} at regular intervals. */
@EnableConfigurationProperties(RetentionSettings.class)
@Import(SchedulerConfiguration.class)
@Configuration(proxyBeanMethods = false)
public class RetentionConfiguration {
    private static final Duration PAUSE = Duration.ofHours(1);

    @Bean
    @DependsOnDatabaseInitialization
    ScheduledFuture<?> archiveMonths(TaskScheduler scheduler, MonthPartitions months,
            PlatformTransactionManager transactions, RetentionSettings settings) {
        var keeper = new MonthKeeper(months, Retention.of(settings.retention()), new TransactionTemplate(transactions),
                InstantSource.system());
        return scheduler.scheduleWithFixedDelay(new RepeatedStep(LoggerFactory.getLogger(MonthKeeper.class),
                "looking after the archive's months", keeper), PAUSE);
    }
}
