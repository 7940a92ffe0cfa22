package chat.granta.muc.invitation;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.StanzaError;
import chat.granta.muc.broadcast.Invitation;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.privilege.AffiliationChange;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * XEP-0045 section 7.8.2: an occupant has the room invite others, who learn the password by it; to a members-only room they are invited as
 * members. The direct form (XEP-0249) is added for clients that know no other.
 */
public final class MediatedInvitation implements Step<RoomStanza<Message>> {
    private static final ElementName INVITE = new ElementName(RoomExtension.USER, "invite");

    @Override
    public Outcome handle(RoomStanza<Message> roomStanza) {
        Element x = roomStanza.nickname() == null ? RoomExtension.ofUsers(roomStanza.stanza().payload()) : null;
        List<Element> invitations = x == null
                ? List.of()
                : x.children().stream().filter(child -> child.name().equals(INVITE)).toList();
        if (invitations.isEmpty()) {
            return Outcome.CONTINUE;
        }
        Occupant inviter = roomStanza.senderOrNone();
        if (inviter == null) {
            return Outcome.refuse(RoomErrors.notInRoom());
        }
        if (!mayInvite(roomStanza.room(), inviter)) {
            return Outcome.refuse(RoomErrors.forbidden("You may not invite others to this room."));
        }
        List<Jid> invitees = new ArrayList<>();
        for (Element invitation : invitations) {
            try {
                invitees.add(Jid.parse(Objects.requireNonNullElse(invitation.attribute("to"), "")));
            } catch (InvalidJidException e) {
                return Outcome.refuse(RoomErrors.malformed(e));
            }
        }
        for (int i = 0; i < invitees.size(); i++) {
            invite(roomStanza, inviter, invitees.get(i), invitations.get(i));
        }
        return Outcome.DONE;
    }

    /** muc#roomconfig_allowinvites: whether members, too, say who comes into a members-only room. */
    private static boolean mayInvite(Room room, Occupant inviter) {
        Affiliation affiliation = room.affiliation(inviter.user());
        return !room.configuration().getMembersOnly() || affiliation.isAtLeast(Affiliation.ADMIN)
                || room.configuration().getInvitations() && affiliation.isAtLeast(Affiliation.MEMBER);
    }

    private static void invite(RoomStanza<Message> roomStanza, Occupant inviter, Jid invitee, Element invitation) {
        Room room = roomStanza.room();
        if (room.affiliation(invitee) == Affiliation.OUTCAST) {
            roomStanza.refuse(StanzaError.notAllowed(invitee.bare() + " is banned from this room."));
            return;
        }
        if (room.configuration().getMembersOnly() && room.affiliation(invitee) == Affiliation.NONE) {
            var change = new AffiliationChange(invitee.bare(), Affiliation.MEMBER, "");
            Room after = change.in(room);
            roomStanza.turn().change(after);
            change.show(roomStanza.turn(), room, after, inviter.nickname());
        }
        roomStanza.turn().send(new Message(room.jid(), invitee, roomStanza.id(), Message.Type.NORMAL,
                roomStanza.stanza().lang(), Invitation.of(room, inviter.user(), invitation.children())));
    }
}
