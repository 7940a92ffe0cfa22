package chat.granta.bus;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.kafka.common.Uuid;

/** Ids of topics' incarnations: 16 bytes in origins and places, a UUID in databases. */
public final class TopicIds {
    private TopicIds() {}

    public static ByteString toWire(Uuid topicId) {
        return toWire(topicId.getMostSignificantBits(), topicId.getLeastSignificantBits());
    }

    public static ByteString toWire(UUID topicId) {
        return toWire(topicId.getMostSignificantBits(), topicId.getLeastSignificantBits());
    }

    /** Of 16 bytes. */
    public static UUID of(ByteString topicId) {
        ByteBuffer bytes = topicId.asReadOnlyByteBuffer();
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static ByteString toWire(long high, long low) {
        return ByteString.copyFrom(ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
    }
}
