package chat.granta.bus;

import chat.granta.bus.Lane.Position;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Positions that are remembered as long as this process lives. For one thread. */
public final class MemoryPositions implements ReplayRule.Positions {
    private final Map<Lane, Position> highest = new HashMap<>();

    @Override
    public @Nullable Position get(Lane lane) {
        return highest.get(lane);
    }

    @Override
    public void put(Lane lane, Position position) {
        highest.put(lane, position);
    }

    /** Forgets a lane of which nothing new is to come. */
    public void remove(Lane lane) {
        highest.remove(lane);
    }
}
