package chat.granta.muc.traffic;

import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.muc.room.RoomStores;
import chat.granta.muc.wire.TrafficState;

/** What a user has lately done in a room, or all users together. What has been done slowly enough for a while need not be kept. */
record Traffic(LeakyBucket messages, LeakyBucket bytes, LeakyBucket presences) {
    /** By the room's bare JID with the user's as its resource; for all users together by the room's bare JID. */
    static final HomeStore<Jid, Traffic> STORE = new HomeStore<>("traffic", Jid::trusted,
            RoomStores.codec(traffic -> TrafficState.newBuilder().setMessages(traffic.messages().toState())
                    .setBytes(traffic.bytes().toState()).setPresences(traffic.presences().toState()).build()
                    .toByteArray(),
                    bytes -> of(TrafficState.parseFrom(bytes))),
            true);
    static final Traffic NONE = new Traffic(LeakyBucket.EMPTY, LeakyBucket.EMPTY, LeakyBucket.EMPTY);

    private static Traffic of(TrafficState state) {
        return new Traffic(LeakyBucket.of(state.getMessages()), LeakyBucket.of(state.getBytes()),
                LeakyBucket.of(state.getPresences()));
    }

    boolean isPast(long now) {
        return messages.isPast(now) && bytes.isPast(now) && presences.isPast(now);
    }
}
