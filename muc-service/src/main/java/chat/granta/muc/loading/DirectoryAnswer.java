package chat.granta.muc.loading;

import chat.granta.bus.wire.DirectoryLoaded;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.Jid;
import chat.granta.muc.directory.DirectoryArrival;
import chat.granta.muc.directory.RoomDirectory;
import chat.granta.muc.room.RecordHandler;
import chat.granta.muc.room.RoomTurn;
import chat.granta.muc.stage.RoomStanzas;

/** The database says which rooms it keeps, in one record or several; with the last of them what waits for it has its turn. */
public record DirectoryAnswer(RoomStanzas stanzas) implements RecordHandler {
    @Override
    public void handle(RoomTurn turn, Envelope envelope) {
        DirectoryLoaded loaded = envelope.getDirectoryLoaded();
        DirectoryArrival arrival = DirectoryArrival.of(turn);
        if (arrival.isComplete()) {
            return;
        }
        loaded.getRoomsList().stream().filter(room -> !arrival.told().contains(Jid.trusted(room.getRoom())))
                .forEach(room -> RoomDirectory.put(turn, room));
        if (!loaded.getIsLast()) {
            return;
        }
        DirectoryArrival.complete(turn);
        Jid service = Jid.trusted(loaded.getService());
        Waiting waiting = turn.store(Waiting.STORE).get(service);
        if (waiting != null) {
            turn.store(Waiting.STORE).put(service, null);
            waiting.stanzas().forEach(stanza -> turn.attempt(stanza, stanzas));
        }
    }
}
