package chat.granta.archive.log;

import chat.granta.archive.history.ReportedMessages;
import chat.granta.archive.history.store.Messages;
import chat.granta.archive.history.store.TopicIncarnations;
import chat.granta.archive.offline.OfflineLimits;
import chat.granta.archive.offline.store.OfflineMessages;
import chat.granta.archive.turn.ArchiveTurn;
import chat.granta.bus.BusSettings;
import chat.granta.bus.OccasionalWriter;
import chat.granta.bus.Topics;
import chat.granta.handling.iq.IqDispatcher;
import chat.granta.ledger.Ledger;
import chat.granta.ledger.LedgerDefaults;
import chat.granta.ledger.LedgerLag;
import chat.granta.ledger.LedgerReadiness;
import chat.granta.ledger.LedgerSettings;
import chat.granta.workers.RepeatedStep;
import chat.granta.workers.SchedulerConfiguration;
import chat.granta.workers.WorkerThread;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The ledgers that read {@code xmpp.archive} and {@code xmpp.offline}, each in its own thread: whoever connects does not wait until
 * the messages of everybody else are archived. Needs a {@link BusSettings} and the features' stores.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RebuildSettings.class, LagSettings.class})
@Import(SchedulerConfiguration.class)
public class LogConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(LogConfiguration.class);

    /** Records of a transaction: most are messages, which nobody waits for. */
    private static final int MAX_BATCH = 500;
    private static final Duration LOOKS = Duration.ofSeconds(1);

    public static final LedgerSettings SETTINGS = new LedgerSettings("archive-service", Topics.ARCHIVE, "archive",
            "granta.archive", MAX_BATCH);
    static final LedgerSettings OFFLINE_SETTINGS = new LedgerSettings("archive-service-offline", Topics.OFFLINE,
            "archive",
            "granta.offline", MAX_BATCH);

    /** Defaults of Spring's settings for this service in a process of its own. */
    public static Map<String, Object> defaults() {
        return LedgerDefaults.of(SETTINGS.service());
    }

    @Bean
    LedgerReadiness archiveReadiness() {
        return new LedgerReadiness();
    }

    @Bean
    LedgerReadiness offlineReadiness() {
        return new LedgerReadiness();
    }

    @Bean
    TopicIncarnations archiveIncarnations(JdbcTemplate database) {
        return new TopicIncarnations(database);
    }

    @Bean
    OfflineBookkeeping offlineBookkeeping(OfflineLimits limits, TopicIncarnations archiveIncarnations,
            JdbcTemplate database) {
        return new OfflineBookkeeping(
                new OfflineQueue(new OfflineMessages(database), limits, archiveIncarnations));
    }

    /** @param archiveRequests the handlers of clients' IQs */
    @Bean
    ArchiveBookkeeping archiveBookkeeping(Messages messages,
            TopicIncarnations archiveIncarnations, OfflineBookkeeping offlineBookkeeping,
            IqDispatcher<ArchiveTurn> archiveRequests) {
        return new ArchiveBookkeeping(new ArchiveWriter(messages, archiveIncarnations), offlineBookkeeping,
                archiveRequests, new ReportedMessages(messages));
    }

    @Bean
    LedgerLag archiveLag(MeterRegistry metrics) {
        return Ledger.lag(SETTINGS, metrics);
    }

    @Bean
    OccasionalWriter archiveAudit(BusSettings bus) {
        return OccasionalWriter.of(bus);
    }

    @Bean
    LagNotices lagNotices(LedgerLag archiveLag, LagSettings settings, OccasionalWriter archiveAudit) {
        return new LagNotices(archiveLag, settings.maxLag(),
                said -> archiveAudit.audit(SETTINGS.service(), said), InstantSource.system());
    }

    @Bean
    ScheduledFuture<?> lagLooks(TaskScheduler scheduler, LagNotices notices) {
        return scheduler.scheduleAtFixedRate(
                new RepeatedStep(LOG, "telling gateways how far archives are behind", notices::step), LOOKS);
    }

    @Bean
    WorkerThread archiveLedger(BusSettings bus, ArchiveBookkeeping archiveBookkeeping, JdbcTemplate database,
            PlatformTransactionManager transactions, MeterRegistry metrics, LedgerReadiness archiveReadiness,
            LedgerLag archiveLag, RebuildSettings settings) {
        if (settings.rebuild()) {
            LOG.info("archives are rebuilt from what {} and {} still hold", Topics.ARCHIVE, Topics.OFFLINE);
            Ledger.readAgain(SETTINGS, database, transactions);
        }
        return new Ledger(SETTINGS, bus, database, transactions, metrics).reader(archiveBookkeeping, archiveReadiness,
                archiveLag);
    }

    /** Begins after a rebuild's, as that takes back the positions of both. */
    @Bean
    @DependsOn("archiveLedger")
    WorkerThread offlineLedger(BusSettings bus, OfflineBookkeeping offlineBookkeeping, JdbcTemplate database,
            PlatformTransactionManager transactions, MeterRegistry metrics, LedgerReadiness offlineReadiness) {
        return new Ledger(OFFLINE_SETTINGS, bus, database, transactions, metrics).reader(offlineBookkeeping,
                offlineReadiness);
    }
}
