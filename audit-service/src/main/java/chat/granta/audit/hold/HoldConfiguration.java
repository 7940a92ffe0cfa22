package chat.granta.audit.hold;

import chat.granta.audit.hold.store.HoldTable;
import chat.granta.bus.BusSettings;
import chat.granta.workers.WorkerThread;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The reader for holds. Needs a {@link BusSettings}. */
@Configuration(proxyBeanMethods = false)
public class HoldConfiguration {
    @Bean
    HoldTable holdTable(JdbcTemplate database, PlatformTransactionManager transactions) {
        return new HoldTable(database, new TransactionTemplate(transactions));
    }

    @Bean
    WorkerThread holdReader(BusSettings bus, HoldTable holds, @Value("${granta.domain:localhost}") String domain) {
        return new WorkerThread("audit-holds",
                () -> new HoldReader(bus, holds, new HeldMessages(domain), InstantSource.system()));
    }
}
