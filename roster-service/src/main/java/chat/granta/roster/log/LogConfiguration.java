package chat.granta.roster.log;

import chat.granta.bus.BusSettings;
import chat.granta.bus.Topics;
import chat.granta.ledger.Ledger;
import chat.granta.ledger.LedgerDefaults;
import chat.granta.ledger.LedgerReadiness;
import chat.granta.ledger.LedgerSettings;
import chat.granta.roster.log.store.PolicyVersions;
import chat.granta.roster.turn.RequestLogic;
import chat.granta.workers.WorkerThread;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The ledger that reads {@code xmpp.roster}. Needs a {@link BusSettings} and a {@link RequestLogic}. */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {
    private static final int MAX_BATCH = 100;

    static final LedgerSettings SETTINGS = new LedgerSettings("roster-service", Topics.ROSTER, "roster",
            "granta.roster", MAX_BATCH);

    /** Defaults of Spring's settings for this service in a process of its own. */
    public static Map<String, Object> defaults() {
        return LedgerDefaults.of(SETTINGS.service());
    }

    @Bean
    LedgerReadiness rosterReadiness() {
        return new LedgerReadiness();
    }

    @Bean
    WorkerThread rosterLedger(BusSettings bus, RequestLogic logic, JdbcTemplate database,
            PlatformTransactionManager transactions, MeterRegistry metrics,
            LedgerReadiness rosterReadiness) {
        var runner = new RequestRunner(logic, new PolicyVersions(database));
        return new Ledger(SETTINGS, bus, database, transactions, metrics)
                .reader(new RosterBookkeeping(runner, logic, bus.homePartitions()), rosterReadiness);
    }
}
