package chat.granta.muc.loading;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.muc.directory.DirectoryArrival;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomTurn;

/**
 * Nothing is said about which rooms there are before the database has said it: until then what the room service is asked waits, in order. With a
 * log that has kept what there was, that is so once.
 */
public final class AwaitDirectory implements Step<RoomStanza<Iq>> {
    @Override
    public Outcome handle(RoomStanza<Iq> roomStanza) {
        RoomTurn turn = roomStanza.turn();
        if (DirectoryArrival.of(turn).isComplete() || !roomStanza.stanza().isRequest()) {
            return Outcome.CONTINUE;
        }
        Jid service = roomStanza.roomJid();
        Waiting waiting = turn.store(Waiting.STORE).get(service);
        if (waiting == null) {
            waiting = Waiting.since(turn.time());
        } else if (waiting.isFull()) {
            return Outcome.refuse(AwaitRoom.CANNOT_BE_LOADED);
        }
        turn.store(Waiting.STORE).put(service, waiting.with(roomStanza));
        return Outcome.DONE;
    }
}
