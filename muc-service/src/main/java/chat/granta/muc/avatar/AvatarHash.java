package chat.granta.muc.avatar;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import chat.granta.muc.room.Room;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XEP-0486 section 3.3: by what the avatar in a vCard is known: the hash of its data (XEP-0153 section 3). */
public final class AvatarHash {
    private AvatarHash() {}

    /** The hash of a room's avatar, or null when it has none. */
    public static @Nullable String of(Room room) {
        if (room.vcard().isEmpty()) {
            return null;
        }
        Element card = new Payload(List.of(new ElementName(RoomCard.NAMESPACE, "vCard")),
                room.vcard().getBytes(StandardCharsets.UTF_8)).elements().getFirst();
        String data = data(card);
        try {
            return data == null
                    ? null
                    : HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1")
                            .digest(Base64.getMimeDecoder().decode(data)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** Refuses a vCard whose avatar is no data in base 64. */
    static void check(Element card) throws RefusedException {
        String data = data(card);
        try {
            if (data != null) {
                Base64.getMimeDecoder().decode(data);
            }
        } catch (IllegalArgumentException _) {
            throw RefusedException.badRequest("<BINVAL/> is data in base 64.");
        }
    }

    private static @Nullable String data(Element card) {
        Element photo = card.child(RoomCard.NAMESPACE, "PHOTO");
        Element data = photo == null ? null : photo.child(RoomCard.NAMESPACE, "BINVAL");
        return data == null || data.text().isBlank() ? null : data.text();
    }
}
