package chat.granta.muc.room;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Ids that a room gives, which tell nobody what they stand for and are no other room's. */
public final class RoomHash {
    private RoomHash() {}

    /** The id of something in a room, wherever that has moved. */
    public static String of(Room room, String what, int bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((room.idSeed() + ' ' + what).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
