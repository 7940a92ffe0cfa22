package chat.granta.muc;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Envelope.BodyCase;
import chat.granta.homes.RecordLogic;
import chat.granta.muc.room.RecordHandler;
import chat.granta.muc.room.RoomTurn;
import java.util.Map;

/**
 * Gives each record of a home of rooms to what handles its kind, and then tells what has become of the rooms.
 *
 * @param handlers by kind; a kind that has none has no business with rooms
 */
record RoomLogic(Map<BodyCase, RecordHandler> handlers) implements RecordLogic<RoomTurn> {
    @Override
    public void handle(Envelope envelope, RoomTurn turn) {
        RecordHandler handler = handlers.get(envelope.getBodyCase());
        if (handler == null) {
            throw new IllegalArgumentException(envelope.getBodyCase() + " has no business with rooms");
        }
        turn.begin();
        handler.handle(turn, envelope);
        turn.tellChanges();
    }

    @Override
    public void handleFailed(Envelope envelope, RoomTurn turn) {
        RecordHandler handler = handlers.get(envelope.getBodyCase());
        if (handler != null) {
            turn.begin();
            handler.failed(turn, envelope);
        }
    }
}
