package chat.granta.archive.log;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Ids of topics' incarnations, as the database has them. */
final class TopicIds {
    private TopicIds() {}

    static UUID of(ByteString topicId) {
        ByteBuffer bytes = topicId.asReadOnlyByteBuffer();
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    static ByteString toWire(UUID topicId) {
        return ByteString.copyFrom(ByteBuffer.allocate(16).putLong(topicId.getMostSignificantBits())
                .putLong(topicId.getLeastSignificantBits()).array());
    }
}
