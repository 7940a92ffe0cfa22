package chat.granta.roster.log;

import chat.granta.bus.HomePartition;
import chat.granta.bus.Origins;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.UniqueId;
import chat.granta.bus.wire.AbuseReported;
import chat.granta.bus.wire.DeadLetter;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RosterReply;
import chat.granta.roster.log.store.InputPartition;
import chat.granta.roster.log.store.OutboxRow;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of {@code xmpp.roster} and its place, which is the origin of all that is said about it. */
@SuppressWarnings("ArrayRecordComponent")
record InputRecord(InputPartition input, long offset, byte @Nullable [] key, byte @Nullable [] value) {
    /** A record that with its letter around it would be too large for Kafka is named and not enclosed. */
    private static final int MAX_ENCLOSED = 900_000;
    private static final int REPLY = 0;
    private static final int LETTER = 1;

    /** @throws IllegalArgumentException when it is none that Granta writes */
    Envelope envelope() {
        try {
            if (value == null) {
                throw new IllegalArgumentException("record without a value");
            }
            return Envelope.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("not an envelope: " + e.getMessage(), e);
        }
    }

    String uniqueId() {
        return UniqueId.of(topicId(), input.partition(), offset);
    }

    /** The homes' partition is the requests': both topics are partitioned alike. */
    OutboxRow reply(RosterReply reply, long time) {
        var envelope = Envelope.newBuilder().setTime(time).setRosterReply(reply)
                .setOrigin(Origins.derived(topicId(), input.partition(), offset, REPLY));
        return new OutboxRow(input, offset, REPLY, Topics.USER, input.partition(),
                reply.getAccount().getBytes(StandardCharsets.UTF_8), envelope.build().toByteArray());
    }

    /** For the audit, partitioned by account as what gateways write to it. */
    List<OutboxRow> reports(List<AbuseReported> reports, long time) {
        List<OutboxRow> rows = new ArrayList<>();
        for (AbuseReported report : reports) {
            int index = REPLY + 1 + rows.size();
            var envelope = Envelope.newBuilder().setTime(time).setAbuseReported(report)
                    .setOrigin(Origins.derived(topicId(), input.partition(), offset, index));
            rows.add(new OutboxRow(input, offset, index, Topics.AUDIT,
                    HomePartition.of(report.getAccount(), TopicMaker.AUDIT_PARTITIONS),
                    report.getAccount().getBytes(StandardCharsets.UTF_8), envelope.build().toByteArray()));
        }
        return rows;
    }

    OutboxRow deadLetter(Throwable reason) {
        var letter = DeadLetter.newBuilder().setTopic(Topics.ROSTER).setPartition(input.partition()).setOffset(offset)
                .setReason(reason.toString()).setService("roster-service");
        if (key != null && key.length < MAX_ENCLOSED) {
            letter.setKey(ByteString.copyFrom(key));
        }
        if (value != null && value.length + letter.getKey().size() < MAX_ENCLOSED) {
            letter.setValue(ByteString.copyFrom(value));
        }
        // The key is the origin, so that a replay of the failure is seen to be the same.
        byte[] origin = (Topics.ROSTER + '-' + input.partition() + '@' + offset).getBytes(StandardCharsets.UTF_8);
        return new OutboxRow(input, offset, LETTER, Topics.DEAD_LETTER, 0, origin, letter.build().toByteArray());
    }

    private ByteString topicId() {
        return ByteString.copyFrom(ByteBuffer.allocate(16).putLong(input.topicId().getMostSignificantBits())
                .putLong(input.topicId().getLeastSignificantBits()).array());
    }
}
