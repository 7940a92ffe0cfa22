package chat.granta.audit.hold;

import chat.granta.audit.hold.store.HoldTable;
import chat.granta.audit.hold.store.KeptMessages;
import chat.granta.audit.privacy.PolicySettings;
import chat.granta.bus.BusSettings;
import chat.granta.workers.RepeatedStep;
import chat.granta.workers.SchedulerConfiguration;
import chat.granta.workers.WorkerThread;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The reader for holds, and the end of what they have kept. Needs a {@link BusSettings}. */
@Configuration(proxyBeanMethods = false)
@Import(SchedulerConfiguration.class)
public class HoldConfiguration {
    private static final Duration PAUSE = Duration.ofHours(1);

    @Bean
    HoldTable holdTable(JdbcTemplate database, PlatformTransactionManager transactions) {
        return new HoldTable(database, new TransactionTemplate(transactions));
    }

    @Bean
    ScheduledFuture<?> heldTerm(TaskScheduler scheduler, JdbcTemplate database, PolicySettings policy) {
        return scheduler.scheduleWithFixedDelay(
                new RepeatedStep(LoggerFactory.getLogger(HeldTerm.class),
                        "deleting what holds of closed cases have kept",
                        new HeldTerm(new KeptMessages(database), policy.held(), InstantSource.system())),
                PAUSE);
    }

    @Bean
    WorkerThread holdReader(BusSettings bus, HoldTable holds, @Value("${granta.domain:localhost}") String domain) {
        return new WorkerThread("audit-holds",
                () -> new HoldReader(bus, holds, new HeldMessages(domain), InstantSource.system()));
    }
}
