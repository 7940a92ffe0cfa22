package chat.granta.muc.room;

import java.time.Instant;

/**
 * What changes of a room with every stanza.
 *
 * @param messages how many its history has had
 * @param used when a stanza was last sent to it
 */
public record RoomActivity(long messages, Instant used) {
    static final RoomActivity NONE = new RoomActivity(0, Instant.EPOCH);

    public RoomActivity used(Instant time) {
        return new RoomActivity(messages, time);
    }

    public RoomActivity withMessage() {
        return new RoomActivity(messages + 1, used);
    }
}
