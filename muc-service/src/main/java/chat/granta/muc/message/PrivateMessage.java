package chat.granta.muc.message;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Element;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Role;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.trail.RoomTrail;

/** XEP-0045 section 7.5: what an occupant says to one other alone reaches all of that one's clients. */
public final class PrivateMessage implements Step<RoomStanza<Message>> {
    @Override
    public Outcome handle(RoomStanza<Message> roomStanza) {
        String nickname = roomStanza.nickname();
        if (nickname == null) {
            return Outcome.CONTINUE;
        }
        Message message = roomStanza.stanza();
        if (message.type() == Message.Type.GROUPCHAT) {
            return Outcome.refuse(StanzaError.badRequest("A message to one occupant is not of type 'groupchat'."));
        }
        Occupant sender = roomStanza.sender();
        Occupant receiver = roomStanza.occupants().called(nickname);
        if (receiver == null) {
            return Outcome.refuse(RoomErrors.noSuchOccupant());
        }
        if (!mayWrite(roomStanza, sender.role(), receiver.role())) {
            return Outcome.refuse(RoomErrors.forbidden("This room does not let you send private messages."));
        }
        RoomTrail.saidTo(roomStanza, receiver);
        Payload payload = RoomExtension.cleaned(message.payload()).with(RoomExtension.occupantId(sender.id()))
                .with(Element.named(RoomExtension.USER, "x").build());
        roomStanza.turn().send(message.with(payload).between(sender.address(roomStanza.roomJid()), null),
                receiver.jids());
        return Outcome.DONE;
    }

    /** muc#roomconfig_allowpm; a moderator is always heard, and always reached. */
    private static boolean mayWrite(RoomStanza<Message> roomStanza, Role sender, Role receiver) {
        return sender == Role.MODERATOR || switch (roomStanza.room().configuration().getPrivateMessages()) {
            case ANYONE -> true;
            case PARTICIPANTS -> sender.isAtLeast(Role.PARTICIPANT) || receiver == Role.MODERATOR;
            case MODERATORS -> receiver == Role.MODERATOR;
            case NOBODY, UNRECOGNIZED -> false;
        };
    }
}
