package chat.granta.muc.operator;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RoomMoved;
import chat.granta.model.Jid;
import chat.granta.muc.room.RecordHandler;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomCodec;
import chat.granta.muc.room.RoomMessage;
import chat.granta.muc.room.RoomTurn;

/** A room comes to the address that was reserved for it. Should somebody have made another one there, the record is parked with all it has. */
public final class RoomMove implements RecordHandler {
    @Override
    public void handle(RoomTurn turn, Envelope envelope) {
        RoomMoved moved = envelope.getRoomMoved();
        Jid here = Jid.trusted(moved.getRoom());
        Room there = turn.room(here);
        if (there != null && !Jid.trusted(moved.getBefore()).equals(there.lockedFor())) {
            throw new IllegalStateException("there is another room at " + here + ", where " + moved.getBefore()
                    + " was to go");
        }
        Jid before = Jid.trusted(moved.getBefore());
        Room room = RoomCodec.ofWire(before, moved.getState()).at(here);
        RoomMessage subject = room.subject();
        turn.change(subject == null ? room : room.withSubject(subject.from(before, here)));
        moved.getHistoryList()
                .forEach(message -> turn.history(here).add(RoomMessage.ofWire(message).from(before, here)));
    }
}
