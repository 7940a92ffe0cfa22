package chat.granta.router.streams;

import chat.granta.bus.Lane;
import chat.granta.bus.Lane.Position;
import chat.granta.bus.SessionAddress;
import chat.granta.router.home.SessionCounts;

/** How far sessions are, beside the replay rule's positions, of which those of sessions are counts themselves. */
final class StoredCounts implements SessionCounts {
    private final PositionStore positions;

    StoredCounts(PositionStore positions) {
        this.positions = positions;
    }

    @Override
    public long received(SessionAddress session) {
        Position last = positions.get(Lane.session(session));
        return last == null ? 0 : last.minor();
    }

    @Override
    public long delivered(SessionAddress session) {
        Position last = positions.get(Lane.deliveries(session));
        return last == null ? 0 : last.major();
    }

    @Override
    public void delivered(SessionAddress session, long count) {
        positions.put(Lane.deliveries(session), new Position(count, 0));
    }

    @Override
    public void forget(SessionAddress session) {
        positions.remove(Lane.deliveries(session));
    }
}
