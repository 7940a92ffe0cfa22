package chat.granta.ledger;

import chat.granta.bus.BusSettings;
import chat.granta.ledger.store.LedgerStore;
import chat.granta.workers.WorkerThread;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a service's ledger together. */
public final class Ledger {
    private Ledger() {}

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
        return new WorkerThread(settings.service() + "-ledger",
                () -> new LedgerWorker(settings.topic(), () -> LedgerClients.open(settings, bus), batches,
                        readiness::set));
    }
}
