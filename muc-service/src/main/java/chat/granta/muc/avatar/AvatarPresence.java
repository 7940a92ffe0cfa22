package chat.granta.muc.avatar;

import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomTurn;
import java.util.Collection;
import java.util.List;

/** XEP-0486 section 5.2: for clients that know no other way, presence of the room itself says which avatar it has (XEP-0153). */
public final class AvatarPresence {
    private static final String UPDATE = "vcard-temp:x:update";

    private AvatarPresence() {}

    /** Tells those who enter; nothing when the room has no avatar. */
    public static void tellNewcomer(RoomTurn turn, Room room, Jid client) {
        if (!room.vcard().isEmpty()) {
            tell(turn, room, List.of(client));
        }
    }

    static void tell(RoomTurn turn, Room room, Collection<Jid> clients) {
        String hash = AvatarHash.of(room).stream().findFirst().orElse("");
        turn.send(new Presence(room.jid(), null, null, Presence.Type.AVAILABLE, null,
                Payload.of(Element.named(UPDATE, "x").child("photo", hash).build())), clients);
    }
}
