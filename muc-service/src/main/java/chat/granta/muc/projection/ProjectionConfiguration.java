package chat.granta.muc.projection;

import chat.granta.bus.BusSettings;
import chat.granta.bus.Topics;
import chat.granta.ledger.Ledger;
import chat.granta.ledger.LedgerReadiness;
import chat.granta.ledger.LedgerSettings;
import chat.granta.muc.policy.NamePolicy;
import chat.granta.muc.projection.store.OperatorAnswers;
import chat.granta.muc.projection.store.RoomListings;
import chat.granta.muc.projection.store.RoomTables;
import chat.granta.workers.WorkerThread;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The ledger that reads {@code xmpp.room-store}. Needs a {@link BusSettings} and a {@link NamePolicy}. */
@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {
    public static final String SERVICE = "muc-service";

    private static final int MAX_BATCH = 100;
    private static final LedgerSettings SETTINGS = new LedgerSettings(SERVICE, Topics.ROOM_STORE, "muc",
            "granta.muc.store", MAX_BATCH);

    @Bean
    LedgerReadiness roomStoreReadiness() {
        return new LedgerReadiness();
    }

    @Bean
    RoomTables roomTables(JdbcTemplate database) {
        return new RoomTables(database);
    }

    @Bean
    RoomListings roomListings(JdbcTemplate database) {
        return new RoomListings(database);
    }

    @Bean
    OperatorAnswers operatorAnswers(JdbcTemplate database) {
        return new OperatorAnswers(database);
    }

    @Bean
    WorkerThread roomLedger(NamePolicy policy, RoomTables tables, RoomListings listings, OperatorAnswers answers,
            BusSettings bus, JdbcTemplate database, PlatformTransactionManager transactions,
            MeterRegistry metrics, LedgerReadiness roomStoreReadiness) {
        var bookkeeping = new RoomBookkeeping(tables, listings, new CreationBook(policy, listings), answers,
                bus.homePartitions());
        return new Ledger(SETTINGS, bus, database, transactions, metrics).reader(bookkeeping, roomStoreReadiness);
    }
}
