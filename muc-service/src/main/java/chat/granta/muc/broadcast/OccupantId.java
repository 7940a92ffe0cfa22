package chat.granta.muc.broadcast;

import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomHash;
import chat.granta.muc.room.RoomStanza;

/**
 * XEP-0421 section 4.1: the same for all of a user's visits to a room, wherever that has moved since, and telling nobody who it is. It tells
 * people from each other, so that whoever gets the name of an account that has ended has another id than its predecessor.
 */
public final class OccupantId {
    private static final int BYTES = 18;

    private OccupantId() {}

    /** The id of who has sent a stanza. */
    public static String of(Room room, RoomStanza<?> sent) {
        String account = sent.from().bare().toString();
        String person = sent.predecessors() == 0 ? account : account + ' ' + sent.predecessors();
        return RoomHash.of(room, person, BYTES);
    }
}
