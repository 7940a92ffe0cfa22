package chat.granta.muc.broadcast;

import chat.granta.model.Jid;
import chat.granta.muc.room.Room;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** XEP-0421 section 4.1: the same for all of a user's visits to a room, wherever that has moved since, and telling nobody who it is. */
public final class OccupantId {
    private static final int BYTES = 18;

    private OccupantId() {}

    public static String of(Room room, Jid user) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((room.idSeed() + ' ' + user.bare()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
