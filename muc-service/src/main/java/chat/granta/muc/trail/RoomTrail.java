package chat.granta.muc.trail;

import chat.granta.bus.wire.TrailEvent;
import chat.granta.handling.archive.TrailContent;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomTurn;
import java.util.Objects;

/** What happens in rooms, under the real addresses of those who do it. */
public final class RoomTrail {
    private RoomTrail() {}

    /** An occupant has said something to all. */
    public static void said(RoomStanza<Message> said) {
        message(said, said.stanza(), "", "delivered", "");
    }

    /** An occupant has said something to one other. */
    public static void saidTo(RoomStanza<Message> said, Occupant receiver) {
        message(said, said.stanza(), receiver.user().toString(), "delivered", "");
    }

    /** Somebody has come. */
    public static void joined(RoomTurn turn, Jid room, Jid client, String nickname) {
        if (turn.isReported(TrailEvent.Kind.ROOM_JOIN)) {
            turn.report(event(TrailEvent.Kind.ROOM_JOIN, client, room).setNickname(nickname).setOutcome("joined"));
        }
    }

    /** Somebody has gone, with all clients. */
    public static void left(RoomTurn turn, Jid room, Occupant occupant) {
        if (turn.isReported(TrailEvent.Kind.ROOM_LEAVE)) {
            turn.report(event(TrailEvent.Kind.ROOM_LEAVE, occupant.user(), room).setNickname(occupant.nickname()));
        }
    }

    /** The room has refused a message, or to let somebody in. */
    public static void refused(RoomStanza<?> roomStanza, StanzaError error) {
        Stanza stanza = roomStanza.stanza();
        if (stanza instanceof Message message && message.type() != Message.Type.ERROR) {
            message(roomStanza, message, "", "refused", error.condition());
        } else if (stanza instanceof Presence presence && presence.type() == Presence.Type.AVAILABLE
                && roomStanza.turn().isReported(TrailEvent.Kind.ROOM_JOIN)) {
            roomStanza.turn().report(event(TrailEvent.Kind.ROOM_JOIN, roomStanza.from(), roomStanza.roomJid())
                    .setNickname(Objects.requireNonNullElse(roomStanza.nickname(), "")).setOutcome("refused")
                    .setReason(error.condition()));
        }
    }

    private static void message(RoomStanza<?> said, Message message, String whom, String outcome, String reason) {
        if (said.turn().isReported(TrailEvent.Kind.ROOM_MESSAGE) && TrailContent.isIn(message.payload())) {
            said.turn().report(event(TrailEvent.Kind.ROOM_MESSAGE, said.from(), said.roomJid()).setWhom(whom)
                    .setType(Objects.requireNonNullElse(message.wireType(), "normal"))
                    .setId(Objects.requireNonNullElse(message.id(), "")).setArchiveId(said.id())
                    .setSize(message.payload().xml().length).setOutcome(outcome).setReason(reason));
        }
    }

    private static TrailEvent.Builder event(TrailEvent.Kind kind, Jid who, Jid room) {
        return TrailEvent.newBuilder().setKind(kind).setWho(who.toString()).setRoom(room.toString());
    }
}
