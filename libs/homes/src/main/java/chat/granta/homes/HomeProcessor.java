package chat.granta.homes;

import chat.granta.bus.Origins;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HomeTicked;
import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A home's owner in Kafka Streams: brings it the records, and ticks, and takes away what it writes. */
final class HomeProcessor<T> implements Processor<byte[], byte[], byte[], SinkRecord> {
    private static final byte[] NOTHING = {};
    private static final Duration REMINDERS = Duration.ofSeconds(1);

    private final HomeKind<T> kind;
    private final ByteString topicId;
    private final HomeMetrics metrics;
    private final boolean keepsReplayRule;
    private @Nullable ProcessorContext<byte[], SinkRecord> context;
    private @Nullable PartitionOwner<T> owner;

    HomeProcessor(HomeKind<T> kind, ByteString topicId, HomeMetrics metrics, boolean keepsReplayRule) {
        this.kind = kind;
        this.topicId = topicId;
        this.metrics = metrics;
        this.keepsReplayRule = keepsReplayRule;
    }

    @Override
    public void init(ProcessorContext<byte[], SinkRecord> processorContext) {
        context = processorContext;
        owner = new PartitionOwner<>(kind, topicId, new OpenStores(kind, processorContext::getStateStore), metrics,
                keepsReplayRule, PartitionOwner.MAX_WEIGHT);
        processorContext.schedule(kind.tick(), PunctuationType.WALL_CLOCK_TIME,
                now -> tick("home-", now, HomeTicked.getDefaultInstance()));
        processorContext.schedule(REMINDERS, PunctuationType.WALL_CLOCK_TIME, this::remind);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata place = context().recordMetadata().orElseThrow();
        var taken = new LogRecord(place.partition(), place.offset(), record.key(), record.value());
        for (SinkRecord output : Objects.requireNonNull(owner).take(taken)) {
            emit(output, record.timestamp());
        }
    }

    private void remind(long now) {
        List<String> due = Objects.requireNonNull(owner).due(Instant.ofEpochMilli(now));
        if (!due.isEmpty()) {
            tick("reminder-", now, HomeTicked.newBuilder().addAllReminders(due).build());
        }
    }

    /**
     * Time enters as a record like any other: no turn looks at a clock.
     *
     * @param lane in which these ticks are numbered by their times
     */
    private void tick(String lane, long now, HomeTicked tick) {
        int partition = context().taskId().partition();
        byte[] value = Envelope.newBuilder().setOrigin(Origins.service(lane + partition, now)).setTime(now)
                .setHomeTicked(tick).build().toByteArray();
        emit(new SinkRecord(kind.topic(), partition, NOTHING, value), now);
    }

    private void emit(SinkRecord output, long timestamp) {
        context().forward(new Record<>(output.key(), output, timestamp));
    }

    private ProcessorContext<byte[], SinkRecord> context() {
        return Objects.requireNonNull(context);
    }
}
