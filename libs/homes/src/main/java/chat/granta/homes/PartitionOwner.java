package chat.granta.homes;

import chat.granta.bus.DeadLetters;
import chat.granta.bus.Origins;
import chat.granta.bus.ReplayRule.Verdict;
import chat.granta.bus.ReplayRule;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Batch;
import chat.granta.bus.wire.DeadLetter;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Place;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owner of one home: judges each record by the replay rule, gives it its turn, and applies what the turn has decided.
 *
 * <p>What a record says to its own home does not go through the log: it is handled in the same turn, after the record, in the order
 * in which it was said, and so is what that says in turn. Each body is handled for itself. One that fails leaves no changes; its sender is
 * told, it is parked, and the rest of the turn stands. Why that is as good as the log:
 * <ul>
 * <li><em>Nothing twice, nothing lost.</em> The whole turn is a function of the record and the stores, so a replay handles
 * the same bodies in the same order and says the same. Outputs are numbered over the whole turn, the record's place being the
 * origin of all, and all are emitted or none: for those who read them it is one record with many outputs, which is what the replay rule is for.
 * What the turn has said to its own home is in the stores when the record's offset is committed, and nowhere before.
 * <li><em>In order.</em> No body for this home goes any other way, so none overtakes another: what two records say to one address is
 * handled in the order of the records, and what one record says in the order in which it was said. The log would have brought all of it
 * later, and in the same order. Ticks and records from other homes come between turns, as they came between records.
 * <li><em>Places stay unique and ordered.</em> Messages are numbered over the whole turn, so that a later turn's place is higher, and
 * within a turn that of the later message.
 * <li><em>Turns are short.</em> When a turn has handled much, the rest goes to a {@link Backlog} in the stores. The turn of each record
 * that follows handles some of it, before what that record says to this home; and a record without bodies is written so that one
 * follows. There is one queue for all, so the order is the same, and the log alone decides which turn handles what.
 * <li><em>What waits</em> (for a user's policy, say) is kept in a store in the order in which it was handled, as before.
 * <li><em>Chains end.</em> A body that is caused by a chain of more than {@value #MAX_DEPTH} others is a bug, and is parked unanswered.
 * </ul>
 * See {@link RecordsToSelf} for what earlier versions have left in the log.
 */
final class PartitionOwner<T> {
    static final int MAX_DEPTH = 16;
    /** Addressees of what one turn says to its own home: some 100 ms of work before the code is compiled. */
    static final int MAX_WEIGHT = 5000;

    private static final Logger LOG = LoggerFactory.getLogger(PartitionOwner.class);
    private static final byte[] NOTHING = {};

    private final HomeKind<T> kind;
    private final ByteString topicId;
    private final OpenStores stores;
    private final ReplayRule replayRule;
    private final RecordsToSelf recordsToSelf;
    private final Reminders reminders = new Reminders();
    private final HomeMetrics metrics;
    private final boolean keepsReplayRule;
    private final int maxWeight;

    /** @param maxWeight after which what is left waits in the backlog */
    PartitionOwner(HomeKind<T> kind, ByteString topicId, OpenStores stores, HomeMetrics metrics,
            boolean keepsReplayRule, int maxWeight) {
        this.kind = kind;
        this.topicId = topicId;
        this.stores = stores;
        var positions = new PositionStore(stores.positions());
        this.replayRule = new ReplayRule(positions);
        this.recordsToSelf = new RecordsToSelf(positions, topicId);
        this.metrics = metrics;
        this.keepsReplayRule = keepsReplayRule;
        this.maxWeight = maxWeight;
    }

    /** Handles a record and returns what is to be written because of it, in order: all of it, or nothing. */
    List<SinkRecord> take(LogRecord record) {
        List<SinkRecord> out = new ArrayList<>(4);
        Envelope envelope;
        Verdict verdict;
        try {
            envelope = Envelope.parseFrom(Objects.requireNonNullElse(record.value(), NOTHING));
            verdict = recordsToSelf.isDone(envelope.getOrigin(), record)
                    ? Verdict.DUPLICATE
                    : replayRule.judge(envelope.getOrigin());
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            out.add(deadLetter(record, e));
            return out;
        }
        metrics.judged(verdict);
        boolean isAccepted = verdict == Verdict.ACCEPT || !keepsReplayRule;
        if (isAccepted || !stores.backlog().isEmpty()) {
            takeTurn(record, envelope, isAccepted ? bodies(envelope) : List.of(), out);
        }
        return out;
    }

    /** What the home wants to be reminded of now. */
    List<String> due(Instant now) {
        return reminders.take(now);
    }

    private static List<InnerRecord> bodies(Envelope envelope) {
        return envelope.hasBatch()
                ? envelope.getBatch().getPartsList().stream().map(part -> new InnerRecord(part, "", 0)).toList()
                : List.of(new InnerRecord(envelope, "", 0));
    }

    private void takeTurn(LogRecord record, Envelope envelope, List<InnerRecord> bodies, List<SinkRecord> out) {
        var turn = new HomeTurn(kind, stores, Instant.ofEpochMilli(envelope.getTime()), Place.newBuilder()
                .setTopicId(topicId).setPartition(record.partition()).setOffset(record.offset()));
        T features = kind.turn().apply(turn);
        int number = 0;
        for (InnerRecord body : bodies) {
            handle(record, body, number++, turn, features, out);
        }
        Backlog backlog = stores.backlog();
        boolean awaitsWakeUp = !backlog.isEmpty() && !isWakeUp(envelope);
        List<InnerRecord> said = turn.said();
        int next = 0;
        int weight = 0;
        while (weight < maxWeight && (!backlog.isEmpty() || next < said.size())) {
            InnerRecord waiting = backlog.poll();
            InnerRecord body = waiting == null ? said.get(next++) : waiting;
            weight += body.weight();
            handle(record, body, number++, turn, features, out);
        }
        metrics.handledAtOnce(number - bodies.size());
        said.subList(next, said.size()).forEach(backlog::add);
        turn.commit();
        turn.reminders().forEach(reminders::add);
        int index = 0;
        for (HomeOutput output : turn.outputs()) {
            out.add(new SinkRecord(output.topic(), output.partition(), output.key().getBytes(StandardCharsets.UTF_8),
                    serialised(output.envelope(), record, index++)));
        }
        if (!backlog.isEmpty() && !awaitsWakeUp) {
            out.add(new SinkRecord(kind.topic(), record.partition(), NOTHING, serialised(
                    Envelope.newBuilder().setTime(envelope.getTime()).setBatch(Batch.getDefaultInstance()), record,
                    index)));
        }
    }

    /** A record without bodies, which a home writes to itself while it has a backlog. */
    private static boolean isWakeUp(Envelope envelope) {
        return envelope.hasBatch() && envelope.getBatch().getPartsCount() == 0;
    }

    private byte[] serialised(Envelope.Builder output, LogRecord record, int index) {
        return output.setOrigin(Origins.derived(topicId, record.partition(), record.offset(), index)).build()
                .toByteArray();
    }

    private void handle(LogRecord record, InnerRecord body, int number, HomeTurn turn, T features,
            List<SinkRecord> out) {
        Throwable failure = handle(body, number, turn, features);
        int part = 0;
        for (HomeTurn.FailedPart failed : turn.takeFailedParts()) {
            LOG.error("{}-{} offset {} body {}: a record that has waited failed and was parked", kind.topic(),
                    record.partition(), record.offset(), number, failed.reason());
            out.add(sink(letter(record, body.key().getBytes(StandardCharsets.UTF_8), failed.record().toByteArray(),
                    failed.reason()), "." + number + '.' + part++));
        }
        if (failure != null) {
            LOG.error("{}-{} offset {} body {} failed and was parked", kind.topic(), record.partition(),
                    record.offset(), number, failure);
            out.add(deadLetter(record, body, number, failure));
        }
    }

    /** Handles a body; when that fails, its changes are thrown away, its sender is told, and the reason is returned. */
    private @Nullable Throwable handle(InnerRecord body, int number, HomeTurn turn, T features) {
        turn.begin(body, number);
        if (body.depth() > MAX_DEPTH) {
            return new IllegalStateException("a chain of more than " + MAX_DEPTH + " causes within one turn");
        }
        try {
            kind.logic().handle(body.envelope(), features);
            return null;
        } catch (RuntimeException | StackOverflowError e) {
            turn.undo();
            try {
                kind.logic().handleFailed(body.envelope(), features);
            } catch (RuntimeException | StackOverflowError alsoThat) {
                // A record too broken even to be answered is parked all the same.
                LOG.error("the sender of a parked record could not be told", alsoThat);
                turn.undo();
            }
            return e;
        }
    }

    private SinkRecord deadLetter(LogRecord record, Throwable reason) {
        return sink(letter(record, record.key(), record.value(), reason), "");
    }

    /** The record's own letter when the body is all that it carries. */
    private SinkRecord deadLetter(LogRecord record, InnerRecord body, int number, Throwable reason) {
        return number == 0 && body.envelope().hasOrigin()
                ? deadLetter(record, reason)
                : sink(letter(record, body.key().getBytes(StandardCharsets.UTF_8), body.envelope().toByteArray(),
                        reason), "." + number);
    }

    private DeadLetter letter(LogRecord record, byte @Nullable [] key, byte @Nullable [] value, Throwable reason) {
        metrics.parked();
        return DeadLetters.of(kind.service(), kind.topic(), record.partition(), record.offset(), key, value, reason);
    }

    private static SinkRecord sink(DeadLetter letter, String body) {
        return new SinkRecord(Topics.DEAD_LETTER, 0, (DeadLetters.key(letter) + body).getBytes(StandardCharsets.UTF_8),
                letter.toByteArray());
    }
}
