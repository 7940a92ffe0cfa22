package chat.granta.auth.provisioning;

import chat.granta.auth.accounts.store.AccountEventOutbox;
import chat.granta.auth.accounts.store.Accounts;
import chat.granta.auth.passwordfile.Localparts;
import chat.granta.auth.passwordfile.PasswordFileWatch;
import chat.granta.bus.BusSettings;
import chat.granta.workers.RepeatedStep;
import chat.granta.workers.SchedulerConfiguration;
import chat.granta.workers.WorkerThread;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;

/** Compares the password file with the accounts, and tells the homes. Needs a {@link BusSettings}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProvisioningSettings.class)
@Import({SchedulerConfiguration.class, HeldBackController.class})
public class ProvisioningConfiguration {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Bean
    Provisioning provisioning(PasswordFileWatch passwords, Accounts accounts, ProvisioningSettings settings,
            MeterRegistry metrics) {
        var provisioning = new Provisioning(passwords, accounts, new ClosingLimit(settings.maxCancelledShare()));
        metrics.gauge("granta.auth.accounts.held.back", provisioning, Provisioning::heldBack);
        return provisioning;
    }

    @Bean
    @DependsOnDatabaseInitialization
    ScheduledFuture<?> passwordFileComparisons(TaskScheduler scheduler, Provisioning provisioning) {
        var comparison = new RepeatedStep(LoggerFactory.getLogger(Provisioning.class),
                "comparing the password file with the accounts", provisioning::step);
        return scheduler.scheduleWithFixedDelay(comparison, PAUSE);
    }

    @Bean
    WorkerThread accountEventPublisher(BusSettings bus, JdbcConnectionDetails database, Localparts names,
            MeterRegistry metrics) {
        var sent = Counter.builder("granta.auth.account.events.sent")
                .description("changes of accounts that were told to their homes").register(metrics);
        return new WorkerThread("account-events",
                () -> new AccountEventPublisher(() -> AccountEventOutbox.open(database),
                        () -> AccountEventSender.open(bus, names.domain(), sent)));
    }
}
