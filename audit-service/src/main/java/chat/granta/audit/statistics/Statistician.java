package chat.granta.audit.statistics;

import chat.granta.audit.seal.Keys;
import chat.granta.audit.statistics.store.DayCounts;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Counts days that are over. What was counted names nobody: accounts have pseudonyms there, which are others each year, so that a
 * statistician can follow how many come back, and nobody without the installation's secret can tell who.
 */
public final class Statistician implements Runnable {
    private final DayCounts counts;
    private final Keys keys;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    public Statistician(DayCounts counts, Keys keys, TransactionOperations transaction, InstantSource clock) {
        this.counts = counts;
        this.keys = keys;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void run() {
        LocalDate today = DayCounts.day(clock.instant());
        for (LocalDate day : Objects.requireNonNull(transaction.execute(_ -> counts.uncounted(today)))) {
            transaction.executeWithoutResult(_ -> counts.count(day, keys.pseudonyms(day.getYear())));
        }
    }
}
