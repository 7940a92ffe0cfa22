package chat.granta.muc.loading;

import chat.granta.bus.wire.Envelope.BodyCase;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RoomLoaded;
import chat.granta.model.Jid;
import chat.granta.muc.room.CreationPermit;
import chat.granta.muc.room.RecordHandler;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomCodec;
import chat.granta.muc.room.RoomMessage;
import chat.granta.muc.room.RoomTurn;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What the database keeps of a room has come: what waits for it has its turn.
 *
 * @param handlers of what may wait, by kind
 */
public record RoomArrival(Map<BodyCase, RecordHandler> handlers) implements RecordHandler {
    @Override
    public void handle(RoomTurn turn, Envelope envelope) {
        RoomLoaded loaded = envelope.getRoomLoaded();
        Jid jid = Jid.trusted(loaded.getRoom());
        Waiting waiting = turn.store(Waiting.STORE).get(jid);
        if (waiting == null || waiting.asked().toEpochMilli() != loaded.getAsked()) {
            // Those who waited have been told long since, and the room may have changed.
            return;
        }
        turn.store(Waiting.STORE).put(jid, null);
        if (loaded.hasState()) {
            Room room = RoomCodec.ofWire(jid, loaded.getState());
            turn.loaded(room, Instant.ofEpochMilli(loaded.getUsed()));
            turn.change(room.counted());
        } else {
            String creator = loaded.getCreator();
            turn.loadedNothing(jid,
                    new CreationPermit(creator.isEmpty() ? null : Jid.trusted(creator), loaded.getRefusal()));
        }
        loaded.getHistoryList().forEach(message -> turn.history(jid).add(RoomMessage.ofWire(message)));
        for (Envelope record : waiting.records(jid)) {
            turn.attempt(record, Objects.requireNonNull(handlers.get(record.getBodyCase())));
        }
    }
}
