package chat.granta.muc.room;

import chat.granta.model.Jid;
import org.jspecify.annotations.Nullable;

/**
 * What a turn has made of a room.
 *
 * @param before null when there was none
 * @param after null when there is none any more
 */
public record RoomChange(Jid jid, @Nullable Room before, @Nullable Room after) {
    /** What follows when a room has changed, once for all that a stanza has done to it. */
    @FunctionalInterface
    public interface Reaction {
        void to(RoomChange change, RoomTurn turn);
    }
}
