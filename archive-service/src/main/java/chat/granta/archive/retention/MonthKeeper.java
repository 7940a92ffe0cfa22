package chat.granta.archive.retention;

import chat.granta.archive.history.store.MonthPartitions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.YearMonth;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the partitions of this month and the next, and drops those whose messages are all older than the retention. */
final class MonthKeeper implements Runnable {
    private final MonthPartitions months;
    private final Retention retention;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    MonthKeeper(MonthPartitions months, Retention retention, TransactionOperations transaction, InstantSource clock) {
        this.months = months;
        this.retention = retention;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Instant next = YearMonth.from(now.atOffset(ZoneOffset.UTC)).plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        transaction.executeWithoutResult(_ -> months.ensure(List.of(now, next)));
        YearMonth first = retention.firstKept(now);
        if (first != null) {
            transaction.executeWithoutResult(_ -> months.dropBefore(first));
        }
    }
}
