package chat.granta.muc.owner;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.muc.broadcast.OccupantPresence;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomTurn;
import org.jspecify.annotations.Nullable;

/** XEP-0045 section 10.9: a room is destroyed, and may say why and where to go instead. */
public final class Destruction {
    private Destruction() {}

    /** @param destroy the owner's words */
    static void of(Element destroy, RoomStanza<Iq> roomStanza) throws RefusedException {
        of(roomStanza.turn(), roomStanza.room(), said(destroy));
    }

    /** @param said to the occupants, see {@link #said(Jid, String)} */
    public static void of(RoomTurn turn, Room room, Element said) {
        tell(turn, room, said);
        turn.remove(room.jid());
    }

    /** Tells the occupants, who are in the room no longer. */
    public static void tell(RoomTurn turn, Room room, Element said) {
        for (Occupant occupant : turn.occupants(room.jid()).all()) {
            OccupantPresence.leaving(room, occupant, occupant.shown()).with(said).tellSelf(turn, occupant.jids());
        }
    }

    /**
     * What occupants are told.
     *
     * @param alternative where to go instead, or null
     * @param reason empty when none is given
     */
    public static Element said(@Nullable Jid alternative, String reason) {
        var said = Element.named(RoomExtension.USER, "destroy").attribute("jid",
                alternative == null ? null : alternative.toString());
        if (!reason.isEmpty()) {
            said.child("reason", reason);
        }
        return said.build();
    }

    private static Element said(Element destroy) throws RefusedException {
        var said = Element.named(RoomExtension.USER, "destroy").attribute("jid", alternative(destroy));
        for (String part : new String[]{"reason", "password"}) {
            Element child = destroy.child(destroy.name().namespace(), part);
            if (child != null) {
                said.child(part, child.text());
            }
        }
        return said.build();
    }

    private static @Nullable String alternative(Element destroy) throws RefusedException {
        String jid = destroy.attribute("jid");
        try {
            return jid == null || jid.isEmpty() ? null : Jid.parse(jid).toString();
        } catch (InvalidJidException e) {
            throw new RefusedException(RoomErrors.malformed(e));
        }
    }
}
