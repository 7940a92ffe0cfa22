package chat.granta.bus;

import chat.granta.bus.wire.PlaceOrBuilder;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Ids that derive from a record's place in the log: unique, the same at every replay, and telling neither the place nor which
 * of them belong to one record. Each has 16 characters of the URL-safe base 64. For one thread.
 */
public final class UniqueIds {
    private static final int BYTES = 12;
    /** A digest is long enough for two ids, so that those of a message in both its archives cost one. */
    private static final int PER_DIGEST = 2;

    private final ByteString topicId;
    private final int partition;
    private final long offset;
    private byte @Nullable [] firstDigest;

    public UniqueIds(ByteString topicId, int partition, long offset) {
        this.topicId = topicId;
        this.partition = partition;
        this.offset = offset;
    }

    /** The id of what stands at a place in the log. */
    public static String of(PlaceOrBuilder place) {
        return new UniqueIds(place.getTopicId(), place.getPartition(), place.getOffset()).of(place.getNumber());
    }

    /** The id of that number among those of the record, from 0 on. */
    public String of(int number) {
        int from = number % PER_DIGEST * BYTES;
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Arrays.copyOfRange(digest(number / PER_DIGEST), from, from + BYTES));
    }

    private byte[] digest(int number) {
        if (number > 0) {
            return sha256(ByteBuffer.allocate(Integer.BYTES + Long.BYTES + Integer.BYTES).putInt(partition)
                    .putLong(offset).putInt(number));
        }
        if (firstDigest == null) {
            firstDigest = sha256(ByteBuffer.allocate(Integer.BYTES + Long.BYTES).putInt(partition).putLong(offset));
        }
        return firstDigest;
    }

    private byte[] sha256(ByteBuffer place) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(topicId.asReadOnlyByteBuffer());
            sha256.update(place.array());
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
