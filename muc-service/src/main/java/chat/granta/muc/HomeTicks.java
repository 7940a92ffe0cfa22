package chat.granta.muc;

import chat.granta.bus.wire.Envelope;
import chat.granta.muc.room.RecordHandler;
import chat.granta.muc.room.RoomTurn;
import java.util.List;

/**
 * Time has passed at a home of rooms.
 *
 * @param reminded has asked to be reminded of something
 * @param upkeep what is done now and then, in this order; a reminder is no reason for it
 */
record HomeTicks(RecordHandler reminded, List<RecordHandler> upkeep) implements RecordHandler {
    @Override
    public void handle(RoomTurn turn, Envelope envelope) {
        reminded.handle(turn, envelope);
        if (envelope.getHomeTicked().getRemindersCount() == 0) {
            upkeep.forEach(handler -> handler.handle(turn, envelope));
        }
    }
}
