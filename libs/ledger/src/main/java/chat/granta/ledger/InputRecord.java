package chat.granta.ledger;

import chat.granta.bus.DeadLetters;
import chat.granta.bus.TopicIds;
import chat.granta.bus.UniqueIds;
import chat.granta.bus.wire.DeadLetter;
import chat.granta.bus.wire.Envelope;
import chat.granta.ledger.store.InputPartition;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.jspecify.annotations.Nullable;

/** A record of the service's topic and its place in the log, which is the origin of every output that it causes. */
@SuppressWarnings("ArrayRecordComponent")
public record InputRecord(InputPartition input, long offset, byte @Nullable [] key, byte @Nullable [] value) {
    /** @throws IllegalArgumentException when the value is not an envelope, so that Granta did not write it */
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
        return new UniqueIds(topicId(), input.partition(), offset).of(0);
    }

    DeadLetter deadLetter(LedgerSettings settings, Throwable reason) {
        return DeadLetters.of(settings.service(), settings.topic(), input.partition(), offset, key, value, reason);
    }

    ByteString topicId() {
        return TopicIds.toWire(input.topicId());
    }
}
