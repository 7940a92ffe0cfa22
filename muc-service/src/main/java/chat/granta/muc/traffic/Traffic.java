package chat.granta.muc.traffic;

import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.muc.room.RoomStores;
import chat.granta.muc.wire.TrafficState;
import java.time.Instant;

/**
 * What a user has lately done in a room, or all users together: for each kind of thing, until when it would have lasted at the highest rate
 * that is allowed, in microseconds since the epoch. What has been done slowly enough lies in the past, and need not be kept.
 */
record Traffic(long messages, long bytes, long presences) {
    /** By the room's bare JID with the user's as its resource; for all users together by the room's bare JID. */
    static final HomeStore<Jid, Traffic> STORE = new HomeStore<>("traffic", Jid::trusted,
            RoomStores.codec(traffic -> TrafficState.newBuilder().setMessages(traffic.messages())
                    .setBytes(traffic.bytes()).setPresences(traffic.presences()).build().toByteArray(),
                    bytes -> of(TrafficState.parseFrom(bytes))),
            true);
    static final Traffic NONE = new Traffic(0, 0, 0);

    private static final long SECOND = 1_000_000;
    private static final long BURST = TrafficLimits.BURST.toMillis() * 1000;

    private static Traffic of(TrafficState state) {
        return new Traffic(state.getMessages(), state.getBytes(), state.getPresences());
    }

    static long micros(Instant time) {
        return time.toEpochMilli() * 1000;
    }

    /** Whether one more of each kind passes. */
    static boolean passes(long until, long now) {
        return until <= now + BURST;
    }

    /** @param perSecond 0 for no limit */
    static long after(long until, long now, long amount, long perSecond) {
        return perSecond == 0 ? until : Math.max(until, now) + amount * SECOND / perSecond;
    }

    boolean isPast(long now) {
        return messages <= now && bytes <= now && presences <= now;
    }
}
