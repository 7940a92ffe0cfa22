package chat.granta.auth.accounts;

import chat.granta.auth.accounts.store.Accounts;
import chat.granta.auth.accounts.store.Login;
import chat.granta.bus.ConsumerProgress;
import chat.granta.bus.Topics;
import chat.granta.workers.Complaint;
import chat.granta.workers.StopSignal;
import chat.granta.workers.Worker;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads logins from {@code xmpp.audit}, and notes them with their accounts. It commits its position after the database's
 * commit, so that a login is never lost but may be noted twice. While the database is away it tries again.
 */
final class LoginConsumer implements Worker {
    private static final Logger log = LoggerFactory.getLogger(LoginConsumer.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final LoginReader reader;
    private final Accounts accounts;
    private final Counter skipped;
    private final ConsumerProgress progress;
    private final StopSignal stopping = new StopSignal();
    private final Complaint reading = new Complaint(log, "reading " + Topics.AUDIT);
    private final Complaint recording = new Complaint(log, "recording logins in the database");
    private volatile @Nullable Consumer<byte[], byte[]> active;

    LoginConsumer(Supplier<Consumer<byte[], byte[]>> consumers, LoginReader reader, Accounts accounts,
            Counter skipped, ConsumerProgress progress) {
        this.progress = progress;
        this.consumers = consumers;
        this.reader = reader;
        this.accounts = accounts;
        this.skipped = skipped;
    }

    @Override
    public void run() {
        while (!stopping.isGiven()) {
            try (var consumer = consumers.get()) {
                active = consumer;
                consumer.subscribe(List.of(Topics.AUDIT));
                consume(consumer);
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (RuntimeException e) {
                // The thread must survive every exception: if it ended here, no later login would be noted.
                reading.raise(e);
                stopping.pause(RETRY);
            }
        }
    }

    @Override
    public void stop() {
        stopping.give();
        Consumer<byte[], byte[]> consumer = active;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void consume(Consumer<byte[], byte[]> consumer) {
        while (!stopping.isGiven()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            progress.polled(consumer, records.count());
            reading.settle();
            if (records.isEmpty()) {
                continue;
            }
            if (isRecorded(records)) {
                consumer.commitSync();
            } else {
                rewind(consumer, records);
                stopping.pause(RETRY);
            }
        }
    }

    private boolean isRecorded(ConsumerRecords<byte[], byte[]> records) {
        List<Login> logins = new ArrayList<>();
        for (var record : records) {
            read(record, logins);
        }
        try {
            accounts.record(logins);
            recording.settle();
            return true;
        } catch (RuntimeException e) {
            recording.raise(e);
            return false;
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record, List<Login> logins) {
        try {
            reader.read(record.value()).ifPresent(logins::add);
        } catch (RuntimeException e) {
            // Others wait for the records behind it.
            skipped.increment();
            log.error("{} partition {} offset {} is skipped: {}", record.topic(), record.partition(), record.offset(),
                    e.toString());
        }
    }

    /** Goes back to the first of these records: the next poll reads them again, or another member of the group does. */
    private static void rewind(Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        records.partitions().forEach(partition -> consumer.seek(partition,
                new OffsetAndMetadata(records.records(partition).getFirst().offset())));
    }
}
