package chat.granta.ledger;

import chat.granta.bus.BusSettings;
import chat.granta.ledger.store.LedgerStore;
import chat.granta.workers.WorkerThread;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a service's ledger together. */
public final class Ledger {
    private Ledger() {}

    /**
     * Has everything that the log still holds handled once more. No other process may keep the ledger meanwhile; what it
     * does must do no harm twice.
     */
    public static void readAgain(LedgerSettings settings, JdbcTemplate database,
            PlatformTransactionManager transactions) {
        var store = new LedgerStore(database, settings.schema());
        new TransactionTemplate(transactions).executeWithoutResult(_ -> store.startOver());
    }

    /**
     * The thread that keeps it.
     *
     * @param transactions of the same database as {@code database}
     * @param readiness is told whether all that this process owns is being handled
     */
    public static WorkerThread of(LedgerSettings settings, BusSettings bus, Bookkeeping bookkeeping,
            JdbcTemplate database, PlatformTransactionManager transactions, MeterRegistry metrics,
            LedgerReadiness readiness) {
        var batches = new Batches(settings, bookkeeping, database, new TransactionTemplate(transactions), metrics);
        var lag = new LedgerLag(metrics, settings.metrics(), InstantSource.system());
        return new WorkerThread(settings.service() + "-ledger", () -> new LedgerWorker(settings,
                () -> LedgerClients.open(settings, bus), batches, lag, readiness::set));
    }
}
