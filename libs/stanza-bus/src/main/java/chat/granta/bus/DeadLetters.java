package chat.granta.bus;

import chat.granta.bus.wire.DeadLetter;
import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/** Makes what is written to {@link Topics#DEAD_LETTER} of records that a service could not process. */
public final class DeadLetters {
    /** A record that with its letter around it would be too large for Kafka is named and not enclosed. */
    private static final int MAX_ENCLOSED = 900_000;

    private DeadLetters() {}

    /** @param service that gives up on the record */
    public static DeadLetter of(String service, String topic, int partition, long offset, byte @Nullable [] key,
            byte @Nullable [] value, Throwable reason) {
        var letter = DeadLetter.newBuilder().setTopic(topic).setPartition(partition).setOffset(offset)
                .setReason(reason.toString()).setService(service);
        if (key != null && key.length < MAX_ENCLOSED) {
            letter.setKey(ByteString.copyFrom(key));
        }
        if (value != null && value.length + letter.getKey().size() < MAX_ENCLOSED) {
            letter.setValue(ByteString.copyFrom(value));
        }
        return letter.build();
    }

    /** The key of a letter: the record's place, so that a replay of the failure is seen to be the same. */
    public static String key(DeadLetter letter) {
        return letter.getTopic() + '-' + letter.getPartition() + '@' + letter.getOffset();
    }
}
