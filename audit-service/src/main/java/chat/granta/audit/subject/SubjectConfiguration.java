package chat.granta.audit.subject;

import chat.granta.audit.database.OwnersDatabase;
import chat.granta.audit.privacy.PolicySettings;
import chat.granta.audit.seal.Keys;
import chat.granta.audit.subject.store.ErasureTable;
import chat.granta.audit.trail.store.Seals;
import chat.granta.workers.RepeatedStep;
import chat.granta.workers.SchedulerConfiguration;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.support.TransactionTemplate;

/** Erases cancelled accounts, if {@link PolicySettings#eraseWithAccount()} says so. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("granta.audit.erase-with-account")
@Import(SchedulerConfiguration.class)
public class SubjectConfiguration {
    private static final Duration PAUSE = Duration.ofMinutes(10);

    @Bean
    Erasure trailErasure(JdbcTemplate database, @OwnersDatabase HikariDataSource ownersDatabase, Keys keys) {
        return new Erasure(
                new ErasureTable(database, new JdbcTemplate(ownersDatabase),
                        new TransactionTemplate(new JdbcTransactionManager(ownersDatabase)),
                        (partition, number) -> new Seals(keys.chains()).erasure(partition, number)),
                InstantSource.system());
    }

    @Bean
    ScheduledFuture<?> trailErasing(TaskScheduler scheduler, Erasure erasure) {
        return scheduler.scheduleWithFixedDelay(new RepeatedStep(LoggerFactory.getLogger(Erasure.class),
                "erasing cancelled accounts in the audit trail", erasure), PAUSE);
    }
}
