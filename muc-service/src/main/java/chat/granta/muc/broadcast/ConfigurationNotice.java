package chat.granta.muc.broadcast;

import chat.granta.model.Element;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomTurn;
import java.util.List;

/** XEP-0045 section 10.2.1: a message that tells occupants what has changed of the room. */
public final class ConfigurationNotice {
    private ConfigurationNotice() {}

    public static void send(RoomTurn turn, Room room, List<Status> statuses) {
        var x = Element.named(RoomExtension.USER, "x");
        statuses.forEach(status -> x.child(status.toElement()));
        turn.send(new Message(room.jid(), null, null, Message.Type.GROUPCHAT, null,
                Payload.of(x.build())), turn.occupants(room.jid()));
    }
}
