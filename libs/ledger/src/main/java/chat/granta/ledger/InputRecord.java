package chat.granta.ledger;

import chat.granta.bus.UniqueId;
import chat.granta.bus.wire.DeadLetter;
import chat.granta.bus.wire.Envelope;
import chat.granta.ledger.store.InputPartition;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A record of the log and its place, which is the origin of all that is said about it. */
@SuppressWarnings("ArrayRecordComponent")
public record InputRecord(InputPartition input, long offset, byte @Nullable [] key, byte @Nullable [] value) {
    /** A record that with its letter around it would be too large for Kafka is named and not enclosed. */
    private static final int MAX_ENCLOSED = 900_000;

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

    /** An id that no other record has. */
    public String uniqueId() {
        return UniqueId.of(topicId(), input.partition(), offset);
    }

    DeadLetter deadLetter(LedgerSettings settings, Throwable reason) {
        var letter = DeadLetter.newBuilder().setTopic(settings.topic()).setPartition(input.partition())
                .setOffset(offset).setReason(reason.toString()).setService(settings.service());
        if (key != null && key.length < MAX_ENCLOSED) {
            letter.setKey(ByteString.copyFrom(key));
        }
        if (value != null && value.length + letter.getKey().size() < MAX_ENCLOSED) {
            letter.setValue(ByteString.copyFrom(value));
        }
        return letter.build();
    }

    ByteString topicId() {
        return ByteString.copyFrom(ByteBuffer.allocate(16).putLong(input.topicId().getMostSignificantBits())
                .putLong(input.topicId().getLeastSignificantBits()).array());
    }
}
