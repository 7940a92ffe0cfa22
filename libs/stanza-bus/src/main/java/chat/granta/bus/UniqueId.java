package chat.granta.bus;

import chat.granta.bus.wire.PlaceOrBuilder;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Ids that derive from a record's place in the log: unique, the same at every replay, and telling nothing of the place. */
public final class UniqueId {
    private static final int BYTES = 12;

    private UniqueId() {}

    /** The id of what stands at a place in the log. */
    public static String of(PlaceOrBuilder place) {
        return of(of(place.getTopicId(), place.getPartition(), place.getOffset()), place.getNumber());
    }

    /** The id of a message among those that have their turn with a record, whose id is given. */
    public static String of(String recordId, int number) {
        return number == 0 ? recordId : recordId + '-' + number;
    }

    /** The id that belongs to a record of the log: 16 characters of the URL-safe base 64. */
    public static String of(ByteString topicId, int partition, long offset) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(topicId.asReadOnlyByteBuffer());
            sha256.update(ByteBuffer.allocate(12).putInt(partition).putLong(offset).array());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha256.digest(), BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
