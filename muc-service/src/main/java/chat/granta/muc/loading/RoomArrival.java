package chat.granta.muc.loading;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.RoomLoaded;
import chat.granta.model.Jid;
import chat.granta.muc.room.CreationPermit;
import chat.granta.muc.room.RecordHandler;
import chat.granta.muc.room.RoomCodec;
import chat.granta.muc.room.RoomMessage;
import chat.granta.muc.room.RoomTurn;
import chat.granta.muc.stage.RoomStanzas;
import java.time.Instant;

/** What the database keeps of a room has come: the stanzas that wait for it have their turns. */
public record RoomArrival(RoomStanzas stanzas) implements RecordHandler {
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
            turn.loaded(RoomCodec.ofWire(jid, loaded.getState()), Instant.ofEpochMilli(loaded.getUsed()));
        } else {
            String creator = loaded.getCreator();
            turn.loadedNothing(jid,
                    new CreationPermit(creator.isEmpty() ? null : Jid.trusted(creator), loaded.getRefusal()));
        }
        loaded.getHistoryList().forEach(message -> turn.history(jid).add(RoomMessage.ofWire(message)));
        for (Inbound stanza : waiting.stanzas()) {
            turn.attempt(Envelope.newBuilder().setInbound(stanza).build(), stanzas);
        }
    }
}
