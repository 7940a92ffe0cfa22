package chat.granta.muc.room;

import chat.granta.homes.TurnStore;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** XEP-0045 section 7.2.13: what a room remembers of what was said in it, each message in a slot, which is used again. */
public final class RoomHistory {
    private final RoomTurn turn;
    private final Jid room;
    private final TurnStore<HistorySlot, RoomMessage> slots;

    RoomHistory(RoomTurn turn, Jid room, TurnStore<HistorySlot, RoomMessage> slots) {
        this.turn = turn;
        this.room = room;
        this.slots = slots;
    }

    /** The oldest first. */
    public List<RoomMessage> messages() {
        long end = turn.activity(room).messages();
        List<RoomMessage> messages = new ArrayList<>();
        for (long number = Math.max(0, end - HistorySlot.COUNT); number < end; number++) {
            RoomMessage message = slots.get(HistorySlot.of(room, number));
            if (message != null) {
                messages.add(message);
            }
        }
        return messages;
    }

    public void add(RoomMessage message) {
        RoomActivity activity = turn.activity(room);
        slots.put(HistorySlot.of(room, activity.messages()), message);
        turn.change(room, activity.withMessage());
    }

    public void forget(Predicate<Message> isUnwanted) {
        for (int number = 0; number < HistorySlot.COUNT; number++) {
            var slot = new HistorySlot(room, number);
            RoomMessage message = slots.get(slot);
            if (message != null && isUnwanted.test(message.message())) {
                slots.put(slot, null);
            }
        }
    }
}
