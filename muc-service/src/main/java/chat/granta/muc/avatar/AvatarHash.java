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
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** XEP-0486 section 3.3: by what the avatar in a vCard is known: the hash of its data (XEP-0153 section 3). */
public final class AvatarHash {
    private static final ElementName PHOTO = new ElementName(RoomCard.NAMESPACE, "PHOTO");

    private AvatarHash() {}

    /** The hashes of a room's avatar, one for each of its forms (section 5.1); none when it has none. */
    public static List<String> of(Room room) {
        if (room.vcard().isEmpty()) {
            return List.of();
        }
        Element card = new Payload(List.of(new ElementName(RoomCard.NAMESPACE, "vCard")),
                room.vcard().getBytes(StandardCharsets.UTF_8)).elements().getFirst();
        return data(card).map(AvatarHash::hash).toList();
    }

    private static String hash(String data) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(Base64.getMimeDecoder().decode(data)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** Refuses a vCard whose avatar is no data in base 64. */
    static void check(Element card) throws RefusedException {
        try {
            data(card).forEach(data -> Base64.getMimeDecoder().decode(data));
        } catch (IllegalArgumentException _) {
            throw RefusedException.badRequest("<BINVAL/> is data in base 64.");
        }
    }

    private static Stream<String> data(Element card) {
        return card.children().stream().filter(child -> child.name().equals(PHOTO))
                .map(photo -> photo.child(RoomCard.NAMESPACE, "BINVAL")).filter(Objects::nonNull).map(Element::text)
                .filter(data -> !data.isBlank());
    }
}
