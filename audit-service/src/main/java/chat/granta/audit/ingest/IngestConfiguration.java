package chat.granta.audit.ingest;

import chat.granta.audit.event.EventListener;
import chat.granta.audit.trail.Trail;
import chat.granta.bus.BusSettings;
import chat.granta.bus.Topics;
import chat.granta.ledger.Ledger;
import chat.granta.ledger.LedgerDefaults;
import chat.granta.ledger.LedgerReadiness;
import chat.granta.ledger.LedgerSettings;
import chat.granta.workers.WorkerThread;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The ledgers that read {@code xmpp.trail} and {@code xmpp.audit}. Needs a {@link BusSettings} and a {@link Trail}. */
@Configuration(proxyBeanMethods = false)
public class IngestConfiguration {
    /** Records of a transaction: nobody waits for one. */
    private static final int MAX_BATCH = 16_000;
    /** A transaction costs what hundreds of events do, and auditors may wait half a second for what happens now. */
    private static final Duration GATHERING = Duration.ofMillis(500);

    static final LedgerSettings TRAIL = new LedgerSettings("audit-service", Topics.TRAIL, "audit", "granta.audit",
            MAX_BATCH, GATHERING, false);
    /** Gateways write logins by an idempotent producer, each once, and as the consequence of no other record. */
    static final LedgerSettings ACTS = new LedgerSettings("audit-service-acts", Topics.AUDIT, "audit",
            "granta.audit.acts", MAX_BATCH, GATHERING, true);

    /** Defaults of Spring's settings for this service in a process of its own. */
    public static Map<String, Object> defaults() {
        return LedgerDefaults.of(TRAIL.service());
    }

    @Bean
    LedgerReadiness trailReadiness() {
        return new LedgerReadiness();
    }

    @Bean
    LedgerReadiness actsReadiness() {
        return new LedgerReadiness();
    }

    /** @param listeners learn of what is added, in their order */
    @Bean
    TrailBookkeeping trailBookkeeping(Trail trail, ObjectProvider<EventListener> listeners) {
        return new TrailBookkeeping(trail, listeners.orderedStream().toList());
    }

    @Bean
    WorkerThread trailLedger(BusSettings bus, TrailBookkeeping trailBookkeeping, JdbcTemplate database,
            PlatformTransactionManager transactions, MeterRegistry metrics, LedgerReadiness trailReadiness) {
        return new Ledger(TRAIL, bus, database, transactions, metrics).reader(trailBookkeeping, trailReadiness);
    }

    @Bean
    WorkerThread actsLedger(BusSettings bus, TrailBookkeeping trailBookkeeping, JdbcTemplate database,
            PlatformTransactionManager transactions, MeterRegistry metrics, LedgerReadiness actsReadiness) {
        return new Ledger(ACTS, bus, database, transactions, metrics).reader(trailBookkeeping, actsReadiness);
    }
}
