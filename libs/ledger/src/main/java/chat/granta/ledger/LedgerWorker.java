package chat.granta.ledger;

import chat.granta.ledger.Batches.Committed;
import chat.granta.ledger.Batches.Part;
import chat.granta.workers.Complaint;
import chat.granta.workers.StopSignal;
import chat.granta.workers.Worker;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads records, handles them in batches, and publishes their outputs right after the commit. While the database is away, the
 * worker stays in its consumer group with all partitions paused, and tries again.
 */
final class LedgerWorker implements Worker {
    private static final Logger log = LoggerFactory.getLogger(LedgerWorker.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMillis(300);
    /** Sent rows are deleted from the outbox after a poll of this length without records, or when there are {@link #MANY}. */
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final int MANY = 500;

    private final LedgerSettings settings;
    private final Supplier<LedgerClients> clients;
    private final Batches batches;
    private final LedgerLag lag;
    private final Consumer<Boolean> readiness;
    private final PollLinger linger;
    private final StopSignal stopping = new StopSignal();
    private final Complaint kafkaComplaint;
    private final Complaint databaseComplaint;
    private volatile @Nullable LedgerClients active;

    /**
     * @param lag is told how far the worker is behind
     * @param readiness is told whether this process handles all partitions that it owns
     */
    LedgerWorker(LedgerSettings settings, Supplier<LedgerClients> clients, Batches batches, LedgerLag lag,
            Consumer<Boolean> readiness) {
        this.settings = settings;
        this.clients = clients;
        kafkaComplaint = new Complaint(log, "reading " + settings.topic() + ", or answering,");
        databaseComplaint = new Complaint(log, "handling records of " + settings.topic() + " in the database");
        this.batches = batches;
        this.lag = lag;
        this.linger = new PollLinger(settings.batch(), settings.gathering(), System::nanoTime);
        this.readiness = readiness;
    }

    @Override
    public void run() {
        try {
            work();
        } finally {
            readiness.accept(false);
        }
    }

    private void work() {
        while (!stopping.isGiven()) {
            try (LedgerClients kafka = clients.get(); Publisher publisher = new Publisher(kafka.producer())) {
                active = kafka;
                consume(kafka, publisher);
            } catch (WakeupException | InterruptException e) {
                break;
            } catch (RuntimeException e) {
                // The thread must survive every exception: if it ended here, no later record would be handled.
                kafkaComplaint.raise(e);
                readiness.accept(false);
                stopping.pause(RETRY);
            }
        }
    }

    @Override
    public void stop() {
        stopping.give();
        LedgerClients kafka = active;
        if (kafka != null) {
            kafka.consumer().wakeup();
        }
    }

    private void consume(LedgerClients kafka, Publisher publisher) {
        var assignment = new Assignment(settings.topic(), kafka, batches, publisher::send);
        kafka.consumer().subscribe(List.of(settings.topic()), assignment);
        while (!stopping.isGiven()) {
            linger.pause().ifPresent(stopping::pause);
            var records = kafka.consumer().poll(patience(assignment, publisher));
            kafkaComplaint.settle();
            List<Part> parts = assignment.parts(records);
            try {
                assignment.takeUp();
                handle(parts, assignment, publisher);
                lag.handled(records, assignment.unread());
                if (parts.isEmpty() || publisher.undeleted() >= MANY) {
                    deleteAcknowledged(publisher);
                }
                databaseComplaint.settle();
            } catch (RuntimeException e) {
                if (!TransientDatabaseError.isBehind(e)) {
                    throw e;
                }
                // The last commit may have taken place or not. Taking the partitions up again reads the position, which tells.
                databaseComplaint.raise(e);
                lag.failed(records);
                parts.forEach(part -> assignment.putDown(part.partition().input().partition()));
            }
            readiness.accept(assignment.isComplete());
        }
    }

    private static Duration patience(Assignment assignment, Publisher publisher) {
        return assignment.hasWaiting() ? RETRY : publisher.undeleted() > 0 ? IDLE : POLL;
    }

    private void handle(List<Part> parts, Assignment assignment, Publisher publisher) {
        if (parts.isEmpty()) {
            return;
        }
        linger.handling(parts.stream().mapToInt(part -> part.records().size()).sum(), assignment.unread());
        Committed committed;
        try {
            committed = batches.handle(parts);
        } catch (RuntimeException | StackOverflowError e) {
            if (TransientDatabaseError.isBehind(e)) {
                throw e;
            }
            new HalvingRetry(batches, each -> finish(each, assignment, publisher)).handle(parts);
            return;
        }
        finish(committed, assignment, publisher);
    }

    private void finish(Committed committed, Assignment assignment, Publisher publisher) {
        publisher.send(committed.rows());
        if (!committed.rows().isEmpty()) {
            linger.answered();
        }
        committed.fenced().forEach(partition -> assignment.putDown(partition.input().partition()));
    }

    private void deleteAcknowledged(Publisher publisher) {
        var acknowledged = publisher.acknowledged();
        if (!acknowledged.isEmpty()) {
            batches.delete(acknowledged);
            publisher.deleted();
        }
    }
}
