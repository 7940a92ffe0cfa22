package chat.granta.homes;

import chat.granta.bus.Origins;
import chat.granta.bus.ReplayRule.Verdict;
import chat.granta.bus.ReplayRule;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.DeadLetter;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HomeTicked;
import chat.granta.bus.wire.Place;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One home partition: judges each record by the replay rule, gives it its turn, and applies what the turn decided. A
 * record that fails changes nothing but is answered and parked; the partition goes on.
 */
final class HomeProcessor<T> implements Processor<byte[], byte[], byte[], SinkRecord> {
    private static final Logger LOG = LoggerFactory.getLogger(HomeProcessor.class);
    private static final byte[] NOTHING = {};

    private final HomeKind<T> kind;
    private final ByteString topicId;
    private final HomeMetrics metrics;
    private final boolean keepsReplayRule;
    private @Nullable ProcessorContext<byte[], SinkRecord> context;
    private @Nullable OpenStores stores;
    private @Nullable ReplayRule replayRule;

    HomeProcessor(HomeKind<T> kind, ByteString topicId, HomeMetrics metrics, boolean keepsReplayRule) {
        this.kind = kind;
        this.topicId = topicId;
        this.metrics = metrics;
        this.keepsReplayRule = keepsReplayRule;
    }

    @Override
    public void init(ProcessorContext<byte[], SinkRecord> processorContext) {
        context = processorContext;
        stores = new OpenStores(kind, processorContext::getStateStore);
        replayRule = new ReplayRule(new PositionStore(stores.positions()));
        processorContext.schedule(kind.tick(), PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata place = context().recordMetadata().orElseThrow();
        Envelope envelope;
        Verdict verdict;
        try {
            envelope = Envelope.parseFrom(Objects.requireNonNullElse(record.value(), NOTHING));
            verdict = replayRule().judge(envelope.getOrigin());
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            park(record, place, e);
            return;
        }
        metrics.judged(verdict);
        if (verdict == Verdict.ACCEPT || !keepsReplayRule) {
            takeTurn(record, place, envelope);
        }
    }

    private void takeTurn(Record<byte[], byte[]> record, RecordMetadata place, Envelope envelope) {
        Instant time = Instant.ofEpochMilli(envelope.getTime());
        HomeTurn turn = newTurn(place, time);
        int index = 0;
        try {
            kind.logic().handle(envelope, kind.turn().apply(turn));
        } catch (RuntimeException e) {
            LOG.error("{}-{} offset {} failed and was parked", place.topic(), place.partition(), place.offset(), e);
            park(record, place, e);
            turn = sayItFailed(envelope, newTurn(place, time));
        }
        turn.commit();
        for (HomeOutput output : turn.outputs()) {
            byte[] value = output.envelope().setTime(envelope.getTime())
                    .setOrigin(Origins.derived(topicId, place.partition(), place.offset(), index++)).build()
                    .toByteArray();
            context().forward(new Record<>(output.key().getBytes(StandardCharsets.UTF_8),
                    new SinkRecord(output.topic(), output.partition(), value), record.timestamp()));
        }
    }

    /** Time enters as a record like any other: no turn looks at a clock. */
    private void tick(long now) {
        int partition = context().taskId().partition();
        byte[] value = Envelope.newBuilder().setOrigin(Origins.service("home-" + partition, now)).setTime(now)
                .setHomeTicked(HomeTicked.getDefaultInstance()).build().toByteArray();
        context().forward(new Record<>(NOTHING, new SinkRecord(kind.topic(), partition, value), now));
    }

    /** A record too broken even to be answered is parked all the same. */
    private HomeTurn sayItFailed(Envelope envelope, HomeTurn turn) {
        try {
            kind.logic().handleFailed(envelope, kind.turn().apply(turn));
        } catch (RuntimeException e) {
            LOG.error("the sender of a parked record could not be told", e);
        }
        return turn;
    }

    private HomeTurn newTurn(RecordMetadata place, Instant time) {
        return new HomeTurn(kind, stores(), time, Place.newBuilder().setTopicId(topicId)
                .setPartition(place.partition()).setOffset(place.offset()));
    }

    private void park(Record<byte[], byte[]> record, RecordMetadata place, Exception reason) {
        metrics.parked();
        var letter = DeadLetter.newBuilder().setTopic(place.topic()).setPartition(place.partition())
                .setOffset(place.offset()).setReason(reason.toString()).setService(kind.service());
        if (record.key() != null) {
            letter.setKey(ByteString.copyFrom(record.key()));
        }
        if (record.value() != null) {
            letter.setValue(ByteString.copyFrom(record.value()));
        }
        // The key is the origin, so that a replay of the failure is seen to be the same.
        byte[] key = (place.topic() + '-' + place.partition() + '@' + place.offset()).getBytes(StandardCharsets.UTF_8);
        context().forward(new Record<>(key, new SinkRecord(Topics.DEAD_LETTER, 0, letter.build().toByteArray()),
                record.timestamp()));
    }

    private ProcessorContext<byte[], SinkRecord> context() {
        return Objects.requireNonNull(context);
    }

    private OpenStores stores() {
        return Objects.requireNonNull(stores);
    }

    private ReplayRule replayRule() {
        return Objects.requireNonNull(replayRule);
    }
}
