package chat.granta.muc.traffic;

import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.muc.room.RoomStores;
import chat.granta.muc.wire.PresencePauseState;
import java.time.Instant;

/**
 * The others in a large room have just been shown an occupant's presence, and are shown the next after a while.
 *
 * @param until when
 * @param hasChanged whether there is something to show then
 */
record PresencePause(Instant until, boolean hasChanged) {
    /** By the occupant's address in the room. */
    static final HomeStore<Jid, PresencePause> STORE = new HomeStore<>("presence-pauses", Jid::trusted,
            RoomStores.codec(pause -> PresencePauseState.newBuilder().setUntil(pause.until().toEpochMilli())
                    .setHasChanged(pause.hasChanged()).build().toByteArray(),
                    bytes -> of(PresencePauseState.parseFrom(bytes))),
            true);

    private static PresencePause of(PresencePauseState state) {
        return new PresencePause(Instant.ofEpochMilli(state.getUntil()), state.getHasChanged());
    }
}
