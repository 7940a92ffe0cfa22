package chat.granta.muc.broadcast;

import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomStanza;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

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
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((room.idSeed() + ' ' + person).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
