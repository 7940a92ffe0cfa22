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
        turn.trail().tell(TrailEvent.Kind.ROOM_JOIN,
                told -> told.setWho(client.toString()).setRoom(room.toString()).setNickname(nickname)
                        .setOutcome("joined"));
    }

    /** Somebody has gone, with all clients. */
    public static void left(RoomTurn turn, Jid room, Occupant occupant) {
        turn.trail().tell(TrailEvent.Kind.ROOM_LEAVE, told -> told.setWho(occupant.user().toString())
                .setRoom(room.toString()).setNickname(occupant.nickname()));
    }

    /** The room has refused a message, or to let somebody in. */
    public static void refused(RoomStanza<?> roomStanza, StanzaError error) {
        Stanza stanza = roomStanza.stanza();
        if (stanza instanceof Message message && message.type() != Message.Type.ERROR) {
            message(roomStanza, message, "", "refused", error.condition());
        } else if (stanza instanceof Presence presence && presence.type() == Presence.Type.AVAILABLE) {
            roomStanza.turn().trail().tell(TrailEvent.Kind.ROOM_JOIN,
                    told -> told.setWho(roomStanza.from().toString()).setRoom(roomStanza.roomJid().toString())
                            .setNickname(Objects.requireNonNullElse(roomStanza.nickname(), "")).setOutcome("refused")
                            .setReason(error.condition()));
        }
    }

    private static void message(RoomStanza<?> said, Message message, String whom, String outcome, String reason) {
        if (TrailContent.isIn(message.payload())) {
            said.turn().trail().tell(TrailEvent.Kind.ROOM_MESSAGE,
                    told -> told.setWho(said.from().toString()).setRoom(said.roomJid().toString()).setWhom(whom)
                            .setType(Objects.requireNonNullElse(message.wireType(), "normal"))
                            .setId(Objects.requireNonNullElse(message.id(), "")).setArchiveId(said.id())
                            .setSize(message.payload().xml().length).setOutcome(outcome).setReason(reason));
        }
    }
}
