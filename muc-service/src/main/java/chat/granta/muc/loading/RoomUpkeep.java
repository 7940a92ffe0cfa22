package chat.granta.muc.loading;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RoomStored;
import chat.granta.handling.hints.Hints;
import chat.granta.model.Jid;
import chat.granta.muc.room.RecordHandler;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomMessage;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomTurn;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a home does now and then: whoever has waited too long for a room is told so, and a room in which nobody is, and of which nobody
 * wants anything, goes; its history is kept in the database from then on.
 */
public final class RoomUpkeep implements RecordHandler {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofMinutes(1);

    @Override
    public void handle(RoomTurn turn, Envelope envelope) {
        refuseOverdue(turn);
        dropIdle(turn);
    }

    private static void refuseOverdue(RoomTurn turn) {
        Map<Jid, Waiting> overdue = new LinkedHashMap<>();
        turn.store(Waiting.STORE).forEach((jid, waiting) -> {
            if (waiting.asked().plus(PATIENCE).isBefore(turn.time())) {
                overdue.put(jid, waiting);
            }
        });
        overdue.forEach((jid, waiting) -> {
            turn.store(Waiting.STORE).put(jid, null);
            waiting.all().forEach(stanza -> new RoomStanza<>(turn, stanza).refuse(AwaitRoom.CANNOT_BE_LOADED));
        });
    }

    private static void dropIdle(RoomTurn turn) {
        List<Jid> idle = new ArrayList<>();
        turn.forEachActivity((jid, activity) -> {
            if (activity.used().plus(IDLE).isBefore(turn.time()) && turn.occupants(jid).isEmpty()) {
                idle.add(jid);
            }
        });
        for (Jid jid : idle) {
            Room room = turn.room(jid);
            if (room != null && (room.isLocked() || !room.configuration().getPersistent())) {
                // One that another was to be renamed to, or was, and that nobody has entered.
                turn.remove(jid);
                continue;
            }
            if (room != null) {
                turn.tellStore(jid, Envelope.newBuilder().setRoomStored(RoomStored.newBuilder().setRoom(jid.toString())
                        .setHasHistory(true).setUsed(turn.activity(jid).used().toEpochMilli())
                        .addAllHistory(turn.history(jid).messages().stream().filter(RoomUpkeep::mayBeKept)
                                .map(RoomMessage::toWire).toList())));
            }
            turn.forget(jid);
        }
    }

    /** XEP-0334 section 4.1: not every message may be anywhere for good. */
    private static boolean mayBeKept(RoomMessage message) {
        return !Hints.forbidArchiving(message.message().payload());
    }
}
