package chat.granta.muc.room;

import chat.granta.muc.wire.ActivityState;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;

/** A room's activity, to and from bytes. */
final class ActivityCodec {
    private ActivityCodec() {}

    static byte[] write(RoomActivity activity) {
        return ActivityState.newBuilder().setMessages(activity.messages()).setUsed(activity.used().toEpochMilli())
                .build().toByteArray();
    }

    static RoomActivity read(byte[] bytes) throws InvalidProtocolBufferException {
        ActivityState state = ActivityState.parseFrom(bytes);
        return new RoomActivity(state.getMessages(), Instant.ofEpochMilli(state.getUsed()));
    }
}
