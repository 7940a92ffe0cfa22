package chat.granta.muc.privilege;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.muc.room.Affiliated;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.ListRights;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Role;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import chat.granta.model.Iq;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XEP-0045 sections 8.5, 9.2, 9.5, 9.8, 10.5 and 10.8: lists by affiliation, and lists of those who are there by role. */
final class AdminLists {
    private AdminLists() {}

    /** @param item says which list */
    static Element of(Element item, RoomStanza<Iq> roomStanza) throws RefusedException {
        Affiliation affiliation = Affiliation.ofWire(item.attribute("affiliation"));
        Role role = Role.ofWire(item.attribute("role"));
        if (affiliation != null && affiliation != Affiliation.NONE) {
            return byAffiliation(affiliation, roomStanza);
        }
        if (role == null || role == Role.NONE) {
            throw RefusedException.badRequest("A list is of an affiliation or of a role.");
        }
        return byRole(role, roomStanza);
    }

    private static Element byAffiliation(Affiliation affiliation, RoomStanza<Iq> roomStanza) throws RefusedException {
        Room room = roomStanza.room();
        if (!ListRights.maySee(affiliation, room.configuration(), room.affiliation(roomStanza.from()),
                role(room, roomStanza))) {
            throw new RefusedException(RoomErrors.forbidden("You may not see this list."));
        }
        var query = Element.named(AdminQuery.NAMESPACE, "query");
        room.affiliations().forEach((jid, affiliated) -> {
            if (affiliated.affiliation() == affiliation) {
                query.child(item(jid, affiliated, roomStanza.occupants().ofUser(jid)));
            }
        });
        return query.build();
    }

    /** Section 9.5: a member who is not there is treated as one who is. */
    private static Role role(Room room, RoomStanza<Iq> roomStanza) {
        Occupant asker = roomStanza.senderOrNone();
        if (asker != null) {
            return asker.role();
        }
        Affiliation affiliation = room.affiliation(roomStanza.from());
        return affiliation.isAtLeast(Affiliation.MEMBER)
                ? Role.onEntering(affiliation, room.configuration().getModerated())
                : Role.NONE;
    }

    /** Section 17.4: nothing of roles, although sections 9.5, 10.5 and 10.8 would allow it. */
    private static Element item(Jid jid, Affiliated affiliated, List<Occupant> there) {
        Occupant occupant = there.isEmpty() ? null : there.getFirst();
        // Clients take it for the reserved one, and send it back (section 9.5), so that this comes first.
        String nickname = affiliated.nickname().isEmpty() && occupant != null
                ? occupant.nickname()
                : affiliated.nickname();
        var item = Element.named(AdminQuery.NAMESPACE, "item")
                .attribute("affiliation", affiliated.affiliation().wire()).attribute("jid", jid.toString())
                .attribute("nick", nickname.isEmpty() ? null : nickname);
        if (!affiliated.reason().isEmpty()) {
            item.child("reason", affiliated.reason());
        }
        return item.build();
    }

    private static Element byRole(Role role, RoomStanza<Iq> roomStanza) throws RefusedException {
        @Nullable
        Occupant asker = roomStanza.senderOrNone();
        Affiliation affiliation = roomStanza.room().affiliation(roomStanza.from());
        boolean maySee = role == Role.MODERATOR
                ? affiliation.isAtLeast(Affiliation.ADMIN)
                : asker != null && asker.role() == Role.MODERATOR;
        if (!maySee) {
            throw new RefusedException(RoomErrors.forbidden("You may not see this list."));
        }
        var query = Element.named(AdminQuery.NAMESPACE, "query");
        for (Occupant occupant : roomStanza.occupants().all()) {
            if (occupant.role() == role) {
                query.child(Element.named(AdminQuery.NAMESPACE, "item")
                        .attribute("affiliation", roomStanza.room().affiliation(occupant.user()).wire())
                        .attribute("jid", occupant.shown().jid().toString()).attribute("nick", occupant.nickname())
                        .attribute("role", role.wire()).build());
            }
        }
        return query.build();
    }
}
