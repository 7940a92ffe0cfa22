package chat.granta.audit.keeper;

import chat.granta.audit.keeper.store.Head;
import chat.granta.audit.keeper.store.HeadTable;
import chat.granta.audit.privacy.Term;
import chat.granta.audit.trail.store.PartitionKey;
import chat.granta.audit.trail.store.Partitions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes the partitions of today and tomorrow, signs what has been written, and drops what is no longer kept: whole partitions, of which the
 * head remains. The heads of days that are over go to the log as well, which is not in the database.
 */
public final class Keeper implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private final Collection<Term> terms;
    private final Runnable statistician;
    private final Partitions partitions;
    private final HeadTable heads;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    /** @param statistician counts the days that are over, before anything is dropped */
    public Keeper(Collection<Term> terms, Runnable statistician, Partitions partitions, HeadTable heads,
            TransactionOperations transaction,
            InstantSource clock) {
        this.terms = terms;
        this.statistician = statistician;
        this.partitions = partitions;
        this.heads = heads;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        partitions.ensure(terms.stream().filter(Term::isRecorded).distinct()
                .flatMap(term -> Stream.of(today, today.plusDays(1)).map(day -> new PartitionKey(day, term.days())))
                .toList());
        Objects.requireNonNull(transaction.execute(_ -> heads.sign(now))).stream()
                .filter(head -> head.partition().day().isBefore(today)).map(Head::text).forEach(LOG::info);
        statistician.run();
        partitions.all().stream().filter(key -> new Term(key.term()).hasPassed(key.day(), today))
                .forEach(key -> drop(key, now));
    }

    private void drop(PartitionKey partition, Instant now) {
        transaction.executeWithoutResult(_ -> heads.signLast(partition, now));
        partitions.drop(partition);
        LOG.info("events of {} are no longer kept; their head is", partition);
    }
}
