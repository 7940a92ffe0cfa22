package chat.granta.homes;

import chat.granta.bus.wire.Envelope;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A body that is handled in a turn: the record's own, one part of a batch, or what an earlier one of them says to its own home.
 *
 * @param key as it would have on the log; empty when the record's own key is meant
 * @param depth how many bodies stand between it and the record that caused it
 */
record InnerRecord(Envelope envelope, String key, int depth) {
    /** About how much work it is: a body may be for many addressees. */
    int weight() {
        return 1 + envelope.getInbound().getToCount();
    }

    byte[] toBytes() {
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] body = envelope.toByteArray();
        return ByteBuffer.allocate(2 * Integer.BYTES + keyBytes.length + body.length).putInt(depth)
                .putInt(keyBytes.length).put(keyBytes).put(body).array();
    }

    static InnerRecord ofBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int depth = buffer.getInt();
        byte[] key = new byte[buffer.getInt()];
        buffer.get(key);
        try {
            return new InnerRecord(Envelope.parseFrom(ByteString.copyFrom(buffer)),
                    new String(key, StandardCharsets.UTF_8), depth);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a body that waits cannot be read", e);
        }
    }
}
