package chat.granta.gateway;

import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A record under way to the log, and who is told what has become of it. */
final class Pending implements Callback {
    private static final Logger LOG = LoggerFactory.getLogger(Pending.class);

    private final ProducerRecord<byte[], byte[]> record;
    private final Consumer<@Nullable Exception> done;
    /** Who asks the producer just now. An answer that comes meanwhile waits for {@link #tell}. */
    private volatile @Nullable Thread asking;
    private boolean isAnswered;
    private @Nullable Exception failure;

    /** @param done gets null when the record is on the log, else why it never will be */
    Pending(ProducerRecord<byte[], byte[]> record, Consumer<@Nullable Exception> done) {
        this.record = record;
        this.done = done;
    }

    /**
     * Hands the record to a producer that takes it at once or not at all. Called again by any one thread when it was not taken.
     *
     * @return whether nothing more is to be done but {@link #tell}: the producer has it, or it can never be sent
     */
    boolean offerTo(Producer<byte[], byte[]> producer) {
        isAnswered = false;
        asking = Thread.currentThread();
        try {
            producer.send(record, this);
        } catch (RuntimeException | Error e) {
            // Whatever it is, others wait for the records behind this one.
            LOG.error("a record for {} cannot be sent", record.topic(), e);
            isAnswered = true;
            failure = e instanceof Exception exception ? exception : new KafkaException(e);
        }
        asking = null;
        return !isAnswered || !(failure instanceof TimeoutException);
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata place, @Nullable Exception reason) {
        if (asking == Thread.currentThread()) {
            isAnswered = true;
            failure = reason;
        } else {
            done.accept(reason);
        }
    }

    /** Tells the writer what the producer has said at once; called when it has been asked, and without holding what others wait for. */
    void tell() {
        if (!isAnswered) {
            return;
        }
        try {
            done.accept(failure);
        } catch (RuntimeException | Error e) {
            LOG.error("who wrote a record for {} cannot be told what has become of it", record.topic(), e);
        }
    }
}
