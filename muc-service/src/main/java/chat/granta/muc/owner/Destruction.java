package chat.granta.muc.owner;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.muc.broadcast.OccupantPresence;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.Occupants;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** XEP-0045 section 10.9: an owner destroys the room, and may say why and where to go instead. */
final class Destruction {
    private Destruction() {}

    /** @param destroy the owner's words */
    static void of(Element destroy, RoomStanza<Iq> roomStanza) throws RefusedException {
        Element said = said(destroy);
        Occupants occupants = roomStanza.occupants();
        for (Occupant occupant : occupants.all()) {
            OccupantPresence.leaving(roomStanza.room(), occupant, occupant.shown()).with(said)
                    .tellSelf(roomStanza.turn(), occupant.jids());
        }
        roomStanza.turn().remove(roomStanza.roomJid());
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
            throw new RefusedException(StanzaError.jidMalformed(Objects.requireNonNullElse(e.getMessage(), "")));
        }
    }
}
