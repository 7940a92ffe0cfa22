package chat.granta.muc.traffic;

import chat.granta.bus.wire.Envelope;
import chat.granta.homes.HomeStore;
import chat.granta.homes.TurnStore;
import chat.granta.model.Jid;
import chat.granta.muc.broadcast.OccupantPresence;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Occupants;
import chat.granta.muc.room.RecordHandler;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomTurn;
import java.util.ArrayList;
import java.util.List;

/**
 * XEP-0045 section 7.7 in a room of many: a change of presence is shown to the others at once, and what changes right behind it when a pause has
 * passed, as what it is then. Who comes, leaves or takes another name is shown at once; and the occupant always sees what the room has understood.
 */
public record CalmPresence(CalmRooms rooms) implements RecordHandler {
    public static final HomeStore<Jid, ?> STORE = PresencePause.STORE;

    /** Shows an occupant's changed presence, now or later. */
    public void show(RoomTurn turn, Room room, Occupant occupant, OccupantPresence presence, Occupants audience) {
        if (rooms.occupants() == 0 || audience.size() < rooms.occupants()) {
            presence.tell(turn, audience);
            return;
        }
        presence.tellSelf(turn, occupant.jids());
        Jid address = occupant.address(room.jid());
        TurnStore<Jid, PresencePause> pauses = turn.store(PresencePause.STORE);
        PresencePause pause = pauses.get(address);
        if (pause == null || !pause.until().isAfter(turn.time())) {
            presence.tellOthers(turn, audience);
            pauses.put(address, new PresencePause(turn.time().plus(rooms.pause()), false));
        } else if (!pause.hasChanged()) {
            pauses.put(address, new PresencePause(pause.until(), true));
            turn.remind(address.toString(), pause.until());
        }
    }

    /** Pauses have passed: those of which a reminder tells, or any, as no reminder outlives the owner of a home. */
    @Override
    public void handle(RoomTurn turn, Envelope envelope) {
        TurnStore<Jid, PresencePause> pauses = turn.store(PresencePause.STORE);
        List<Jid> due = new ArrayList<>(
                envelope.getHomeTicked().getRemindersList().stream().map(Jid::trusted).toList());
        if (due.isEmpty()) {
            pauses.forEach((address, _) -> due.add(address));
        }
        for (Jid address : due) {
            PresencePause pause = pauses.get(address);
            if (pause != null && !pause.until().isAfter(turn.time())) {
                end(turn, address, pause);
            }
        }
    }

    private void end(RoomTurn turn, Jid address, PresencePause pause) {
        Room room = turn.room(address.bare());
        Occupants occupants = turn.occupants(address.bare());
        Occupant occupant = occupants.called(String.valueOf(address.resource()));
        boolean isToBeShown = pause.hasChanged() && room != null && occupant != null;
        turn.store(PresencePause.STORE).put(address,
                isToBeShown ? new PresencePause(turn.time().plus(rooms.pause()), false) : null);
        if (isToBeShown) {
            OccupantPresence.of(room, occupant).tellOthers(turn, occupants);
        }
    }
}
