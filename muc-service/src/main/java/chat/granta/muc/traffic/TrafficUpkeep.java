package chat.granta.muc.traffic;

import chat.granta.bus.wire.Envelope;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.muc.room.RecordHandler;
import chat.granta.muc.room.RoomTurn;
import java.util.ArrayList;
import java.util.List;

/** Now and then a home forgets traffic that is no reason any more to let anybody wait. */
public final class TrafficUpkeep implements RecordHandler {
    public static final HomeStore<Jid, ?> STORE = Traffic.STORE;

    @Override
    public void handle(RoomTurn turn, Envelope envelope) {
        long now = LeakyBucket.micros(turn.time());
        List<Jid> past = new ArrayList<>();
        turn.store(Traffic.STORE).forEach((key, traffic) -> {
            if (traffic.isPast(now)) {
                past.add(key);
            }
        });
        past.forEach(key -> turn.store(Traffic.STORE).put(key, null));
    }
}
