package chat.granta.muc.invitation;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Element;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0045 section 7.8.2: whoever was invited declines; the inviter is told while in the room, and nobody else ever is. The room does not
 * remember whom it has invited, so that it keeps strangers from talking to its occupants this way as it keeps occupants from flooding it.
 *
 * @param limit of what a user may say in the room
 */
public record Decline(Step<RoomStanza<Message>> limit) implements Step<RoomStanza<Message>> {
    @Override
    public Outcome handle(RoomStanza<Message> roomStanza) {
        Element x = roomStanza.nickname() == null ? RoomExtension.ofUsers(roomStanza.stanza().payload()) : null;
        Element decline = x == null ? null : x.child(RoomExtension.USER, "decline");
        if (decline == null) {
            return Outcome.CONTINUE;
        }
        if (!mayEnter(roomStanza)) {
            return Outcome.refuse(RoomErrors.forbidden("You are not invited to this room."));
        }
        Outcome passes = limit.handle(roomStanza);
        if (passes != Outcome.CONTINUE) {
            return passes;
        }
        var told = Element.named(RoomExtension.USER, "decline").attribute("from", roomStanza.from().bare().toString());
        Element reason = decline.child(RoomExtension.USER, "reason");
        if (reason != null) {
            told.child("reason", reason.text());
        }
        roomStanza.turn().send(new Message(roomStanza.roomJid(), null, roomStanza.id(), Message.Type.NORMAL,
                roomStanza.stanza().lang(),
                Payload.of(Element.named(RoomExtension.USER, "x").child(told.build()).build())),
                inviter(decline.attribute("to"), roomStanza));
        return Outcome.DONE;
    }

    /** Nobody is invited who is banned; whoever is invited to a members-only room is a member of it (section 9.5). */
    private static boolean mayEnter(RoomStanza<Message> roomStanza) {
        Affiliation affiliation = roomStanza.room().affiliation(roomStanza.from());
        return affiliation != Affiliation.OUTCAST
                && (!roomStanza.room().configuration().getMembersOnly() || affiliation.isAtLeast(Affiliation.MEMBER));
    }

    /** The clients of whom it names, by real address or by the one in the room. */
    private static List<Jid> inviter(@Nullable String to, RoomStanza<Message> roomStanza) {
        try {
            Jid inviter = Jid.parse(to == null ? "" : to);
            if (inviter.bare().equals(roomStanza.roomJid()) && inviter.resource() != null) {
                Occupant occupant = roomStanza.occupants().called(inviter.resource());
                return occupant == null ? List.of() : occupant.jids();
            }
            return roomStanza.occupants().ofUser(inviter.bare()).stream()
                    .flatMap(occupant -> occupant.jids().stream()).toList();
        } catch (InvalidJidException _) {
            return List.of();
        }
    }
}
