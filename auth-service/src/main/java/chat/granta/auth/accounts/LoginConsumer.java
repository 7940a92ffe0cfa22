package chat.granta.auth.accounts;

import chat.granta.auth.accounts.store.Accounts;
import chat.granta.auth.accounts.store.Login;
import chat.granta.bus.Topics;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes accounts of the logins on {@code xmpp.audit}. Commits its position after the database's commit, so that a login
 * may be told twice and never gets lost; while the database is away it tries again. Runs on a thread of its own.
 */
final class LoginConsumer implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(LoginConsumer.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long RETRY_MILLIS = 1000;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final LoginReader reader;
    private final Accounts accounts;
    private final Counter skipped;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> active;

    LoginConsumer(Supplier<Consumer<byte[], byte[]>> consumers, LoginReader reader, Accounts accounts,
            Counter skipped) {
        this.consumers = consumers;
        this.reader = reader;
        this.accounts = accounts;
        this.skipped = skipped;
    }

    @Override
    public void run() {
        while (!isStopping()) {
            try (var consumer = consumers.get()) {
                active = consumer;
                consumer.subscribe(List.of(Topics.AUDIT));
                consume(consumer);
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (KafkaException e) {
                log.warn("reading {} fails, another try in {} ms: {}", Topics.AUDIT, RETRY_MILLIS, e.toString());
                pause();
            }
        }
    }

    /** Ends {@link #run} soon; from any thread. */
    void stop() {
        stopping.countDown();
        Consumer<byte[], byte[]> consumer = active;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void consume(Consumer<byte[], byte[]> consumer) {
        while (!isStopping()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (records.isEmpty()) {
                continue;
            }
            if (isRecorded(records)) {
                consumer.commitSync();
            } else {
                rewind(consumer, records);
                pause();
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
            return true;
        } catch (RuntimeException e) {
            log.warn("{} logins cannot be recorded, another try in {} ms: {}", logins.size(), RETRY_MILLIS,
                    e.toString());
            return false;
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record, List<Login> logins) {
        try {
            reader.read(record.value()).ifPresent(logins::add);
        } catch (IllegalArgumentException e) {
            skipped.increment();
            log.error("{} partition {} offset {} is skipped: {}", record.topic(), record.partition(), record.offset(),
                    e.getMessage());
        }
    }

    /** The next poll brings these records again, or another member of the group gets them. */
    private static void rewind(Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        records.partitions().forEach(partition -> consumer.seek(partition,
                new OffsetAndMetadata(records.records(partition).getFirst().offset())));
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause() {
        try {
            stopping.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}
