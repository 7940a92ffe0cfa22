package chat.granta.roster.log;

import chat.granta.bus.BusSettings;
import chat.granta.roster.log.store.LogStore;
import chat.granta.roster.log.store.PolicyVersions;
import chat.granta.roster.turn.RequestLogic;
import chat.granta.workers.WorkerThread;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings homes' requests to the features. Needs a {@link BusSettings} and a {@link RequestLogic}. */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {
    @Bean
    RosterReadiness rosterReadiness() {
        return new RosterReadiness();
    }

    @Bean
    WorkerThread rosterLog(BusSettings bus, RequestLogic logic, JdbcTemplate database, EntityManagerFactory entities,
            PlatformTransactionManager transactions, MeterRegistry metrics, RosterReadiness readiness) {
        var runner = new RequestRunner(logic, new PolicyVersions(database),
                SharedEntityManagerCreator.createSharedEntityManager(entities));
        var batches = new Batches(new TransactionTemplate(transactions), new LogStore(database),
                new RecordHandling(runner, new LogMetrics(metrics)));
        return new WorkerThread("roster-log", () -> new RosterLog(() -> LogClients.open(bus), batches, readiness::set));
    }
}
