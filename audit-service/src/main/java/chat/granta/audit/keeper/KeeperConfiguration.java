package chat.granta.audit.keeper;

import chat.granta.audit.groups.Institutions;
import chat.granta.audit.keeper.store.HeadTable;
import chat.granta.audit.privacy.PolicySettings;
import chat.granta.audit.seal.Heads;
import chat.granta.audit.seal.Keys;
import chat.granta.audit.statistics.Statistician;
import chat.granta.audit.statistics.store.DayCounts;
import chat.granta.audit.trail.store.Partitions;
import chat.granta.workers.RepeatedStep;
import chat.granta.workers.SchedulerConfiguration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs the {@link Keeper} at regular intervals. */
@Configuration(proxyBeanMethods = false)
@Import(SchedulerConfiguration.class)
public class KeeperConfiguration {
    /** What was added since the last head could be cut off unnoticed by somebody who changes all of the database. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    @Bean
    Heads trailHeads(Keys keys) {
        return new Heads(keys);
    }

    @Bean
    HeadTable headTable(JdbcTemplate database, Heads heads) {
        return new HeadTable(database, heads);
    }

    @Bean
    Keeper trailKeeper(PolicySettings policy, Keys keys, JdbcTemplate database, Partitions partitions, HeadTable heads,
            PlatformTransactionManager transactions, Institutions institutions) {
        var transaction = new TransactionTemplate(transactions);
        var statistician = new Statistician(new DayCounts(new NamedParameterJdbcTemplate(database), institutions), keys,
                transaction,
                InstantSource.system());
        return new Keeper(policy.terms().values(), statistician, partitions, heads, transaction,
                InstantSource.system());
    }

    @Bean
    ScheduledFuture<?> trailKeeping(TaskScheduler scheduler, Keeper keeper) {
        return scheduler.scheduleWithFixedDelay(
                new RepeatedStep(LoggerFactory.getLogger(Keeper.class), "looking after the audit trail", keeper),
                PAUSE);
    }
}
