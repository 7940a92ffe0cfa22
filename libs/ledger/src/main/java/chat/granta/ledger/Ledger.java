package chat.granta.ledger;

import chat.granta.bus.BusSettings;
import chat.granta.ledger.store.LedgerStore;
import chat.granta.workers.WorkerThread;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A service's ledger: from a topic of the log into a database.
 *
 * @param transactions of the same database as {@code database}
 */
public record Ledger(LedgerSettings settings, BusSettings bus, JdbcTemplate database,
        PlatformTransactionManager transactions, MeterRegistry metrics) {
    /** How far the ledger with these settings is behind, for {@link #reader} to tell it. */
    public static LedgerLag lag(LedgerSettings settings, MeterRegistry metrics) {
        return new LedgerLag(metrics, settings.service(), settings.metrics(), InstantSource.system());
    }

    /**
     * Resets all positions, so that the ledger handles again everything that the log still holds. No other process of the
     * service may run meanwhile, and the service's bookkeeping must be idempotent.
     */
    public static void readAgain(LedgerSettings settings, JdbcTemplate database,
            PlatformTransactionManager transactions) {
        var store = new LedgerStore(database, settings.schema());
        new TransactionTemplate(transactions).executeWithoutResult(_ -> store.startOver());
    }

    /**
     * The thread that reads the topic and handles its records.
     *
     * @param readiness is told whether this process handles all partitions that it owns
     */
    public WorkerThread reader(Bookkeeping bookkeeping, LedgerReadiness readiness) {
        return reader(bookkeeping, readiness, lag(settings, metrics));
    }

    /**
     * The same.
     *
     * @param lag is told how far the ledger is behind
     */
    public WorkerThread reader(Bookkeeping bookkeeping, LedgerReadiness readiness, LedgerLag lag) {
        var batches = new Batches(settings, bookkeeping, database, new TransactionTemplate(transactions), metrics);
        return new WorkerThread(settings.service() + "-ledger", () -> new LedgerWorker(settings,
                () -> LedgerClients.open(settings, bus), batches, lag, readiness::set));
    }
}
