package chat.granta.muc.moderation;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
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
import org.jspecify.annotations.Nullable;

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
        return moderate(moderate.child(RETRACTION, "retract") == null ? null : moderate.attribute("id"),
                moderate.child(NAMESPACE, "reason"), roomStanza);
    }

    /**
     * Does it.
     *
     * @param id of the message in the room; null when it is not retraction that is asked for
     */
    static IqAnswer moderate(@Nullable String id, @Nullable Element reason, RoomStanza<Iq> roomStanza)
            throws RefusedException {
        Occupant moderator = roomStanza.senderOrNone();
        if (moderator == null) {
            throw new RefusedException(RoomErrors.notInRoom());
        }
        if (moderator.role() != Role.MODERATOR) {
            throw new RefusedException(RoomErrors.forbidden("That takes a moderator."));
        }
        if (id == null || id.isEmpty()) {
            throw RefusedException.badRequest("A message is moderated by its id in the room, and by <retract/>.");
        }
        RoomTurn turn = roomStanza.turn();
        Room room = roomStanza.room();
        History.retract(turn, room.jid(), id);
        int number = turn.nextMessage();
        String ownId = turn.messageId(number);
        String why = reason == null ? null : reason.text();
        Jid by = moderator.address(room.jid());
        var announcement = new Message(room.jid(), null, ownId, Message.Type.GROUPCHAT, null,
                Payload.of(retraction(id, why, by, moderator.id())).with(EarlierModeration.retraction(id, why, by)));
        RoomArchive.addOwn(turn, room, number, announcement);
        turn.send(announcement.with(announcement.payload().with(StanzaId.of(room.jid(), ownId))),
                roomStanza.occupants());
        return IqAnswer.empty();
    }

    private static Element retraction(String id, @Nullable String reason, Jid moderator, String occupantId) {
        var retract = Element.named(RETRACTION, "retract").attribute("id", id)
                .child(Element.named(NAMESPACE, "moderated").attribute("by", moderator.toString())
                        .child(RoomExtension.occupantId(occupantId)).build());
        if (reason != null) {
            retract.child("reason", reason);
        }
        return retract.build();
    }
}
