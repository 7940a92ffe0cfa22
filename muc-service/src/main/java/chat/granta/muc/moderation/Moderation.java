package chat.granta.muc.moderation;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.muc.archive.RoomArchive;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.broadcast.StanzaId;
import chat.granta.muc.message.History;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Role;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomTurn;
import java.util.Set;

/**
 * XEP-0425: a moderator takes somebody's message back, by its id in the room. Everybody is told. Those who come later do not get the message:
 * it is gone from the history, and in the archive, which keeps what is told here, a tombstone takes its place. The room does not know all
 * ids that it has given, so that it tells of one that it never gave, too.
 */
public final class Moderation implements RefusingHandler<RoomStanza<Iq>> {
    private static final String NAMESPACE = "urn:xmpp:message-moderate:1";
    private static final String RETRACTION = "urn:xmpp:message-retract:1";

    @Override
    public ElementName payload() {
        return new ElementName(NAMESPACE, "moderate");
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.SET);
    }

    @Override
    public IqAnswer decide(Iq request, Element moderate, RoomStanza<Iq> roomStanza) throws RefusedException {
        Occupant moderator = roomStanza.senderOrNone();
        if (moderator == null) {
            throw new RefusedException(RoomErrors.notInRoom());
        }
        if (moderator.role() != Role.MODERATOR) {
            throw new RefusedException(RoomErrors.forbidden("That takes a moderator."));
        }
        String id = moderate.attribute("id");
        if (id == null || id.isEmpty() || moderate.child(RETRACTION, "retract") == null) {
            throw RefusedException.badRequest("A message is moderated by its id in the room, and by <retract/>.");
        }
        RoomTurn turn = roomStanza.turn();
        Room room = roomStanza.room();
        History.retract(turn, room.jid(), id);
        int number = turn.nextMessage();
        String ownId = turn.messageId(number);
        var announcement = new Message(room.jid(), null, ownId, Message.Type.GROUPCHAT, null,
                Payload.of(retraction(id, moderate, moderator, roomStanza)));
        RoomArchive.addOwn(turn, room, number, announcement);
        turn.send(announcement.with(announcement.payload().with(StanzaId.of(room.jid(), ownId))),
                roomStanza.occupants().jids());
        return IqAnswer.empty();
    }

    private static Element retraction(String id, Element moderate, Occupant moderator, RoomStanza<Iq> roomStanza) {
        var retract = Element.named(RETRACTION, "retract").attribute("id", id)
                .child(Element.named(NAMESPACE, "moderated")
                        .attribute("by", moderator.address(roomStanza.roomJid()).toString())
                        .child(RoomExtension.occupantId(moderator.id())).build());
        Element reason = moderate.child(NAMESPACE, "reason");
        if (reason != null) {
            retract.child("reason", reason.text());
        }
        return retract.build();
    }
}
